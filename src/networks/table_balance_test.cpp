#include "networks/table_balance.hpp"

#include <gtest/gtest.h>

namespace noroshi::networks {
namespace {

IoTable table() {
  IoTable t;
  t.industries = {{"JPN", "steel"}, {"JPN", "cars"}};
  t.final_users = {{"JPN", "households"}};
  t.intermediate = {2, 2};
  t.intermediate.values = {0, 10, 0, 5};
  t.final_demand = {2, 1};
  t.final_demand.values = {20, 95};
  t.output = {30, 100};
  t.value_added = {30, 85};
  return t;
}

TEST(TableBalance, OfATableInBalanceHasNoGap) {
  const auto balance = balance_of(table());
  EXPECT_EQ(balance.output, 130.0);
  EXPECT_EQ(balance.row_gap_share, 0.0);
  EXPECT_EQ(balance.column_gap_share, 0.0);
  EXPECT_TRUE(balance.rows.empty());
}

TEST(TableBalance, ListsTheLargestGapFirst) {
  auto t = table();
  t.output = {31, 97};
  const auto balance = balance_of(t);
  ASSERT_EQ(balance.rows.size(), 2U);
  EXPECT_EQ(balance.rows[0].industry, 1U);
  EXPECT_EQ(balance.rows[0].printed, 97.0);
  EXPECT_EQ(balance.rows[0].found, 100.0);
  EXPECT_DOUBLE_EQ(*balance.row_gap_share, 4.0 / 128.0);
}

TEST(TableBalance, CountsImportedAndOtherInputsInAColumn) {
  auto t = table();
  t.imported = {2, 3};
  t.imported(0, 1) = 7;
  t.other_inputs = {0, 3};
  t.value_added = {30, 75};
  EXPECT_EQ(balance_of(t).column_gap_share, 0.0);
}

TEST(TableBalance, SaysNothingOfWhatIsNotPrinted) {
  auto t = table();
  t.output.clear();
  t.value_added.clear();
  const auto balance = balance_of(t);
  EXPECT_EQ(balance.output, 130.0);
  EXPECT_FALSE(balance.row_gap_share);
  EXPECT_FALSE(balance.column_gap_share);
}

}  // namespace
}  // namespace noroshi::networks
