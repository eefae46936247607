#include "use_cases/verify/verify.hpp"

#include <gtest/gtest.h>

#include "columnar/test_files.hpp"

namespace noroshi::use_cases {
namespace {

// Four regions in a chain A > B > C > final use, and D beside them: all can be worked out in the head.
constexpr const char* kZ = ",A|s,B|s,C|s,D|s\nA|s,0,10,0,0\nB|s,0,0,20,0\nC|s,0,0,0,0\nD|s,0,0,0,0\n";
constexpr const char* kY = ",A|households\nA|s,0\nB|s,0\nC|s,40\nD|s,8\n";
constexpr const char* kHem =
    "industry,x,HEM_total_loss,HEM_indirect,HEM_backward,output_multiplier\n"
    "A|s,10,10,0,0,1\nB|s,20,30,10,10,1.5\nC|s,40,70,30,30,1.75\nD|s,8,8,0,0,1\n";
constexpr const char* kShock = "industry,x,dx_leontief,dx_ghosh\nA|s,10,0,0\nB|s,20,0,0\nC|s,40,0,0\nD|s,8,-4,-4\n";

Result<Verification> verify(const test::Folder& folder) {
  return verify_cases({.kind = "io_linear", .folder = folder.path()}, {});
}

TEST(Verify, ACaseWorkedOutByHandIsReproduced) {
  const test::Folder folder;
  folder.write("Z.csv", kZ), folder.write("Y.csv", kY), folder.write("hem.csv", kHem);
  folder.write("shock_half_industry3.csv", kShock);
  const auto verified = verify(folder);
  ASSERT_TRUE(verified) << verified.error().message.en;
  EXPECT_TRUE(verified->passed);
  EXPECT_EQ(verified->table.rows.size(), 8U);
}

TEST(Verify, AWrongReferenceFailsAndIsNamed) {
  const test::Folder folder;
  folder.write("Z.csv", kZ), folder.write("Y.csv", kY), folder.write("hem.csv", kHem);
  folder.write("shock_half_industry3.csv", "industry,dx_leontief\nA|s,0\nB|s,0\nC|s,0.5\nD|s,-4\n");
  const auto verified = verify(folder);
  ASSERT_TRUE(verified);
  EXPECT_FALSE(verified->passed);
  EXPECT_EQ(std::get<bool>(verified->table.rows[0].back()), true);
  EXPECT_EQ(std::get<bool>(verified->table.rows.back().back()), false);
  EXPECT_EQ(std::get<std::string>(verified->table.rows.back()[4]), "C|s");
}

TEST(Verify, RefusesFoldersThatAreNoCases) {
  const test::Folder folder;
  EXPECT_EQ(verify(folder).error().code, ErrorCode::not_found);
  EXPECT_EQ(verify_cases({.kind = "io_linear", .folder = folder.path() / "nowhere"}, {}).error().field, "folder");
  folder.write("Z.csv", kZ), folder.write("Y.csv", kY);
  folder.write("hem.csv", "industry,x\nA|s,10\nB|s,much\nC|s,40\nD|s,8\n");
  const auto wrong = verify(folder);
  ASSERT_FALSE(wrong);
  EXPECT_NE(wrong.error().where.find("hem.csv:3"), std::string::npos);
  folder.write("hem.csv", "industry,beauty\nA|s,10\nB|s,1\nC|s,40\nD|s,8\n");
  EXPECT_NE(verify(folder).error().message.en.find("beauty"), std::string::npos);
}

TEST(Verify, EveryLinearReferenceCaseIsReproduced) {
  const auto folder = test::real_data("../reference/io_linear");
  if (folder.empty()) GTEST_SKIP() << "NOROSHI_TEST_DATA is absent";
  const auto verified = verify_cases({.kind = "io_linear", .folder = folder}, {});
  ASSERT_TRUE(verified) << verified.error().message.en;
  EXPECT_TRUE(verified->passed);
  EXPECT_EQ(verified->table.rows.size(), 14U);
}

}  // namespace
}  // namespace noroshi::use_cases
