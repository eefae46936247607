#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <set>

#include "use_cases/verify/verify.hpp"

namespace noroshi::use_cases {
namespace {

TEST(VerifyBoario, EveryReferenceCaseHoldsWithinItsBound) {
  const char* root = std::getenv("NOROSHI_TEST_DATA");
  const auto folder = std::filesystem::path{root == nullptr ? "" : root} / ".." / "reference" / "boario";
  if (root == nullptr || !std::filesystem::exists(folder)) GTEST_SKIP() << "NOROSHI_TEST_DATA is absent";
  const auto verified = verify_cases({.kind = "boario", .folder = folder}, {});
  ASSERT_TRUE(verified) << verified.error().message.en << verified.error().where;
  std::set<std::string> cases;
  for (const auto& row : verified->table.rows) {
    cases.insert(std::get<std::string>(row[0]));
    EXPECT_TRUE(std::get<bool>(row[6])) << std::get<std::string>(row[0]) << std::get<std::string>(row[1])
                                        << std::get<std::string>(row[3]);
  }
  EXPECT_GE(cases.size(), 10U);
  EXPECT_TRUE(verified->passed);
}

TEST(VerifyBoario, AFolderThatIsNoCaseIsRefused) {
  const auto empty = std::filesystem::temp_directory_path() / "noroshi_no_case";
  std::filesystem::create_directories(empty);
  const auto verified = verify_cases({.kind = "boario", .folder = empty}, {});
  std::filesystem::remove(empty);
  ASSERT_FALSE(verified);
  EXPECT_EQ(verified.error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace noroshi::use_cases
