#include <gtest/gtest.h>

#include "columnar/test_files.hpp"
#include "use_cases/verify/verify.hpp"

namespace noroshi::use_cases {
namespace {

TEST(VerifyBoario, EveryReferenceCaseHoldsWithinItsBound) {
  const auto folder = test::real_data("../reference/boario");
  if (folder.empty()) GTEST_SKIP() << "NOROSHI_TEST_DATA is absent";
  const auto verified = verify_cases({.kind = "boario", .folder = folder}, {});
  ASSERT_TRUE(verified) << verified.error().message.en << verified.error().where;
  EXPECT_TRUE(verified->passed);
  EXPECT_GE(verified->table.rows.size(), 90U);
}

// One industry that makes 365 a year and uses nothing; what stands here is right for two steps, but for one figure.
TEST(VerifyBoario, AWrongFigureFailsAndIsNamed) {
  const test::Folder folder;
  folder.write("Z.csv", ",A|s\nA|s,0\n"), folder.write("Y.csv", ",A|households\nA|s,365\n");
  folder.write("x.csv", ",indout\nA|s,365\n"),
      folder.write("events.csv", "event,type,occurrence,duration,kind,target,impact\n");
  for (const std::string series : {"production_realised", "production_capacity", "overproduction"})
    folder.write(series + ".csv", "step,A|s\n0,1\n1,1\n");
  for (const std::string series :
       {"intermediate_demand", "rebuild_demand", "rebuild_prod", "capital_lost", "inputs_stock_total"})
    folder.write(series + ".csv", "step,A|s\n0,0\n1,0\n");
  folder.write("final_demand_unmet.csv", "step,A|households\n0,0\n1,0\n");
  const auto right = verify_cases({.kind = "boario", .folder = folder.path()}, {});
  ASSERT_TRUE(right) << right.error().message.en << right.error().where;
  EXPECT_TRUE(right->passed);
  folder.write("production_realised.csv", "step,A|s\n0,1\n1,1.001\n");
  const auto wrong = verify_cases({.kind = "boario", .folder = folder.path()}, {});
  ASSERT_TRUE(wrong);
  EXPECT_FALSE(wrong->passed);
  EXPECT_EQ(std::get<std::string>(wrong->table.rows[0][4]), "1:A|s");
}

TEST(VerifyBoario, RefusesFoldersThatAreNoCases) {
  const test::Folder folder;
  EXPECT_EQ(verify_cases({.kind = "boario", .folder = folder.path()}, {}).error().code, ErrorCode::not_found);
  folder.write("events.csv", "event,type,occurrence,duration,kind,target,impact\n");
  EXPECT_EQ(verify_cases({.kind = "boario", .folder = folder.path()}, {}).error().code, ErrorCode::not_found);
  folder.write("Z.csv", ",A|s\nA|s,much\n");
  EXPECT_EQ(verify_cases({.kind = "boario", .folder = folder.path()}, {}).error().code, ErrorCode::invalid_input);
}

}  // namespace
}  // namespace noroshi::use_cases
