#include "use_cases/network_show/network_show.hpp"

#include <gtest/gtest.h>

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {

class NetworkShow : public example::WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    IoTable t;
    t.feed = "wiod2013";
    t.year = 2011;
    t.unit = "million USD";
    t.industries = {{"JPN", "c14"}, {"CHN", "c14"}};
    t.final_users = {{"JPN", "households"}, {"CHN", "households"}};
    t.intermediate = {2, 2};
    t.intermediate.values = {1, 2, 3, 4};
    t.final_demand = {2, 2};
    t.final_demand.values = {5, 6, 7, 80};
    t.output = {14, 94};
    store_io_table(t);
  }
};

TEST_F(NetworkShow, ListsTheTablesThatAreStored) {
  auto workspace = opened();
  const auto list = show_network(workspace, {});
  ASSERT_TRUE(list);
  ASSERT_EQ(list->rows.size(), 1U);
  EXPECT_EQ(std::get<std::string>(list->rows[0][0]), "wiod2013:2011");
}

TEST_F(NetworkShow, ShowsTheLargestIndustriesWithTheirNamesAndTrade) {
  auto workspace = opened();
  const auto report = show_network(workspace, {.table = "wiod2013"});
  ASSERT_TRUE(report) << report.error().message.en;
  ASSERT_EQ(report->rows.size(), 2U);
  const auto& china = report->rows[0];
  EXPECT_EQ(std::get<std::string>(china[0]), "CHN");
  EXPECT_EQ(std::get<Text>(china[2]).en, "Electrical and optical equipment");
  EXPECT_EQ(std::get<double>(china[3]), 94.0);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(china[4]));
  EXPECT_EQ(std::get<double>(china[5]), 10.0);  // 3 to Japan's industry, 7 to its households
  EXPECT_DOUBLE_EQ(std::get<double>(china[6]), 2.0 / 6.0);
}

TEST_F(NetworkShow, KeepsToARegionAndALimitAndRefusesAnUnknownRegion) {
  auto workspace = opened();
  const auto japan = show_network(workspace, {.table = "wiod2013", .region = "JPN"});
  ASSERT_TRUE(japan);
  EXPECT_EQ(japan->rows.size(), 1U);
  EXPECT_EQ(show_network(workspace, {.table = "wiod2013", .limit = 1})->rows.size(), 1U);
  const auto wrong = show_network(workspace, {.table = "wiod2013", .region = "JAP"});
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().field, "region");
}

}  // namespace
}  // namespace noroshi::use_cases
