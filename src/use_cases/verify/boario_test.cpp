#include "use_cases/verify/boario.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace noroshi::use_cases {
namespace {

TEST(VerifyBoario, EveryReferenceCaseHoldsWithinItsBound) {
  const char* root = std::getenv("NOROSHI_TEST_DATA");
  const auto folder = std::filesystem::path{root == nullptr ? "" : root} / ".." / "reference" / "boario";
  if (root == nullptr || !std::filesystem::exists(folder)) GTEST_SKIP() << "NOROSHI_TEST_DATA is absent";
  int cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    if (!std::filesystem::exists(entry.path() / "events.csv")) continue;
    ++cases;
    const auto report = verify_boario(entry.path());
    ASSERT_TRUE(report) << entry.path() << report.error().message.en;
    ASSERT_EQ(report->rows.size(), 9u);
    for (const auto& row : report->rows)
      EXPECT_TRUE(std::get<bool>(row[7]))
          << entry.path() << std::get<std::string>(row[0]) << std::get<std::string>(row[3]);
  }
  EXPECT_GE(cases, 10);
}

TEST(VerifyBoario, AFolderThatIsNoCaseIsRefused) {
  const auto report = verify_boario(std::filesystem::temp_directory_path() / "no_such_case");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace noroshi::use_cases
