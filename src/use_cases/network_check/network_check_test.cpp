#include "use_cases/network_check/network_check.hpp"

#include <gtest/gtest.h>

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {

class NetworkCheck : public example::WorkspaceTest {
 protected:
  // An industry that is idle, one whose stocks are run down, and a printed output that is off by `off`.
  void store_table(double off) const {
    IoTable t;
    t.feed = "mine";
    t.year = 2020;
    t.unit = "EUR";
    t.industries = {{"JPN", "a"}, {"JPN", "idle"}};
    t.final_users = {{"JPN", "households"}, {"JPN", "inventories"}};
    t.intermediate = {2, 2};
    t.intermediate(0, 0) = 10.0;
    t.final_demand = {2, 2};
    t.final_demand(0, 0) = 95.0;
    t.final_demand(0, 1) = -5.0;
    t.output = {100.0 + off, 0.0};
    store_io_table(t);
  }
};

std::string verdict(const ReportTable& table, std::size_t row) { return std::get<Text>(table.rows.at(row).at(3)).en; }

TEST_F(NetworkCheck, SaysThatATableIsInBalanceAndWhatCannotBeTold) {
  store_table(0.0);
  auto workspace = opened();
  const auto tables = check_network(workspace, {});
  ASSERT_TRUE(tables) << tables.error().message.en;
  ASSERT_EQ(tables->size(), 4U);
  EXPECT_EQ(verdict(tables->at(0), 0), "in balance");
  EXPECT_EQ(verdict(tables->at(0), 1), "cannot be told: not printed");
  EXPECT_TRUE(tables->at(1).rows.empty());
}

TEST_F(NetworkCheck, ListsEachTreatmentWithItsIndustryAndShare) {
  store_table(0.0);
  auto workspace = opened();
  const auto tables = check_network(workspace, {});
  ASSERT_TRUE(tables);
  const auto& treatments = tables->at(2);
  ASSERT_EQ(treatments.rows.size(), 2U);
  EXPECT_EQ(std::get<std::string>(treatments.rows[0][0]), "idle_industry");
  EXPECT_EQ(std::get<std::string>(treatments.rows[1][0]), "negative_inventories");
  EXPECT_DOUBLE_EQ(std::get<double>(treatments.rows[1][3]), 5.0);
  EXPECT_EQ(std::get<std::string>(tables->at(3).rows[0][1]), "JPN idle");
}

TEST_F(NetworkCheck, CallsATableUnbalancedBeyondTheToleranceOnly) {
  store_table(2.0);
  auto workspace = opened();
  const auto strict = check_network(workspace, {});
  ASSERT_TRUE(strict);
  EXPECT_EQ(verdict(strict->at(0), 0), "not in balance");
  EXPECT_EQ(std::get<double>(strict->at(1).rows.at(0)[4]), -2.0);
  const auto lenient = check_network(workspace, {.tolerance = 0.05});
  EXPECT_EQ(verdict(lenient->at(0), 0), "in balance");
}

TEST_F(NetworkCheck, SaysWhatIsThereWhenTheTableIsNot) {
  auto workspace = opened();
  const auto tables = check_network(workspace, {.table = "wiod2013"});
  ASSERT_FALSE(tables);
  EXPECT_EQ(tables.error().field, "table");
}

}  // namespace
}  // namespace noroshi::use_cases
