#include "normalize/data_file.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace noroshi {
namespace {

std::filesystem::path written(std::string_view name, std::string_view content) {
  const auto file = std::filesystem::temp_directory_path() / name;
  std::ofstream{file} << content;
  return file;
}

TEST(DataFile, GivesTheTablesAndTextsOfAFile) {
  const auto file =
      read_toml(written("noroshi_data_file_ok.toml", "[[a]]\nx = \"1\"\nlist = [\"p\", \"q\"]\n[[a]]\ny = 2\n"));
  ASSERT_TRUE(file);
  const auto tables = tables_of(*file, "a");
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_EQ(text_of(*tables[0], "x"), "1");
  EXPECT_EQ(text_of(*tables[0], "absent"), "");
  EXPECT_EQ(texts_of(*tables[0], "list"), (std::vector<std::string>{"p", "q"}));
  EXPECT_TRUE(tables_of(*file, "b").empty());
}

TEST(DataFile, SaysWhereAFileIsNotToml) {
  const auto file = read_toml(written("noroshi_data_file_bad.toml", "a = 1\nb = \n"));
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, ErrorCode::invalid_input);
  EXPECT_NE(file.error().where.find(":2:"), std::string::npos);
}

TEST(DataFile, SaysThatAFileIsMissing) {
  const auto file = read_toml("/nonexistent/areas.toml");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, ErrorCode::not_found);
  EXPECT_FALSE(file.error().message.ja.empty());
}

}  // namespace
}  // namespace noroshi
