#include "columnar/sql_list.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "base/tagged.hpp"

namespace noroshi::columnar {
namespace {

TEST(SqlList, QuotesTextsAndPathsAndLeavesNumbers) {
  EXPECT_EQ(sql_list(std::vector<std::string>{"a", "it's"}), "'a','it''s'");
  EXPECT_EQ(sql_list(std::vector<std::filesystem::path>{"/x/y.parquet"}), "'/x/y.parquet'");
  EXPECT_EQ(sql_list(std::vector{1, 2}), "1,2");
  EXPECT_EQ(sql_list(std::vector{Tagged<struct AnyTag, std::uint16_t>{392}}), "392");
  EXPECT_EQ(sql_list(std::vector<int>{}), "NULL");
}

TEST(SqlList, NoNameOfAFileIsAPattern) {
  EXPECT_EQ(sql_list(std::vector<std::filesystem::path>{"/s[1]/a*.parquet"}), "'/s[[]1]/a[*].parquet'");
}

TEST(SqlList, PicksAPartOfEachElement) {
  struct File {
    std::filesystem::path path;
  };
  EXPECT_EQ(sql_list(std::vector<File>{{"a"}, {"b"}}, &File::path), "'a','b'");
}

}  // namespace
}  // namespace noroshi::columnar
