#include "sources/io/table_draft.hpp"

#include <gtest/gtest.h>

namespace noroshi::sources::io {
namespace {

// Two industries and a final user; each industry has a row.
TableDraft draft() {
  TableDraft d;
  d.year = 2020;
  for (const auto* sector : {"a", "b"}) d.mark_row(d.industries.add("JPN", sector));
  d.add_flow(0, 1, false, false, 3.0);
  d.add_flow(1, d.final_users.add("JPN", "households"), true, false, 5.0);
  return d;
}

TEST(TableDraft, BecomesATableInTheOrderOfItsLabels) {
  auto d = draft();
  TableDraft::add_figure(d.row_output, 0, 3.0);
  TableDraft::add_figure(d.row_output, 1, 5.0);
  const auto table = d.finish({}, "file");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->industries[1], (Industry{"JPN", "b"}));
  EXPECT_EQ(table->intermediate(0, 1), 3.0);
  EXPECT_EQ(table->final_demand(1, 0), 5.0);
  EXPECT_EQ(table->output, (std::vector<double>{3.0, 5.0}));
  EXPECT_TRUE(table->value_added.empty());
}

TEST(TableDraft, SaysNothingOfAFigureThatOnlySomeIndustriesHave) {
  auto d = draft();
  TableDraft::add_figure(d.value_added, 0, 1.0);
  EXPECT_TRUE(d.finish({}, "file")->value_added.empty());
}

TEST(TableDraft, RefusesAMissingIndustryByName) {
  auto d = draft();
  d.industries.add("JPN", "forgotten");
  const auto table = d.finish({}, "file.csv");
  ASSERT_FALSE(table);
  EXPECT_NE(table.error().message.en.find("JPN forgotten"), std::string::npos);
  EXPECT_EQ(table.error().where, "file.csv");
}

TEST(TableDraft, RefusesRowsWithoutAColumn) {
  auto d = draft();
  d.stray_rows = {"c", "d", "e", "f", "g", "h"};
  const auto table = d.finish({}, "file.csv");
  ASSERT_FALSE(table);
  EXPECT_NE(table.error().message.en.find("not square: 6 rows"), std::string::npos);
}

TEST(TableDraft, RefusesALabelThatStandsThereTwice) {
  auto d = draft();
  d.repeated.push_back("JPN a");
  EXPECT_FALSE(d.finish({}, "file.csv"));
}

TEST(TableDraft, RefusesACellThatIsGivenTwice) {
  auto d = draft();
  d.add_flow(0, 1, false, false, 4.0);
  const auto table = d.finish({}, "file.csv");
  ASSERT_FALSE(table);
  EXPECT_NE(table.error().message.en.find("twice"), std::string::npos);
}

TEST(TableDraft, RefusesFlowsBetweenIndustriesWithoutAnyFinalUse) {
  TableDraft d;
  d.mark_row(d.industries.add("JPN", "a"));
  d.add_flow(0, 0, false, false, 1.0);
  const auto table = d.finish({}, "slice.csv");
  ASSERT_FALSE(table);
  EXPECT_NE(table.error().message.en.find("no closed table"), std::string::npos);
}

TEST(TableDraft, MakesFinalUsesOfWhatTotalUseLeaves) {
  TableDraft d;
  d.mark_row(d.industries.add("USA", "a"));
  d.add_flow(0, 0, false, false, 2.0);
  TableDraft::add_figure(d.total_use, 0, 10.0);
  const auto table = d.finish({}, "use.csv");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->final_users[0].category, "final_uses");
  EXPECT_EQ(table->final_demand(0, 0), 8.0);
}

TEST(TableDraft, KeepsImportsApartWhereTheyAreKnown) {
  auto d = draft();
  d.add_flow(0, 1, false, true, 0.5);
  d.add_flow(0, 0, true, true, 0.25);
  const auto table = d.finish({}, "file");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->imported(0, 1), 0.5);
  EXPECT_EQ(table->imported(0, 2), 0.25);
}

}  // namespace
}  // namespace noroshi::sources::io
