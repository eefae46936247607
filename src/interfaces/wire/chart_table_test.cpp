#include "interfaces/wire/chart_table.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace noroshi::wire {
namespace {

Chart lines() {
  Chart chart;
  chart.id = "loss";
  chart.kind = Chart::Kind::line;
  chart.values = CellKind::share;
  chart.along = {"day", "日"};
  chart.categories = {{"1", "1"}, {"2", "2"}};
  chart.series = {{{"Loss", "損失"}, {0.8, 0.9}, {true, false}, false, {ChartRange{0.7, 0.95}, ChartRange{0.1, 0.2}}},
                  {{"Zero", "ゼロ"}, {0.0, 0.0}, {true, true}}};
  return chart;
}

Chart flows(std::vector<ChartFlow> flows) {
  Chart chart;
  chart.kind = Chart::Kind::sankey;
  chart.categories = {{"Steel", "鉄鋼"}, {"Cars", "自動車"}, {"Ships", "船舶"}};
  chart.flows = std::move(flows);
  return chart;
}

TEST(ChartTable, UnknownStaysUnknownAndSoDoesItsRange) {
  const auto table = chart_table(lines());
  ASSERT_EQ(table.columns.size(), 5U) << "category, loss, low, high, zero";
  EXPECT_EQ(table.columns[0].title, (Text{"day", "日"}));
  EXPECT_EQ(table.rows[0][2], Cell{0.7});
  EXPECT_EQ(table.rows[0][3], Cell{0.95});
  for (std::size_t c = 1; c <= 3; ++c) EXPECT_EQ(table.rows[1][c], Cell{});
  EXPECT_EQ(table.rows[1][4], Cell{0.0}) << "zero is a figure";
}

TEST(ChartTable, HasARowForEveryFlowAlsoForThoseThatAreNotDrawn) {
  const auto table = chart_table(flows({{0, 1, 2.5}, {1, 0, 1.0}, {1, 2, std::nullopt}}));
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[0][1], Cell{(Text{"Cars", "自動車"})});
  EXPECT_EQ(table.rows[2][2], Cell{});
}

TEST(DrawnFlows, ThoseThatCloseACircleOrGoNowhereAreLeftOut) {
  const auto drawn =
      drawn_flows(flows({{0, 1, 2.0}, {1, 2, 3.0}, {2, 0, 1.0}, {1, 1, 9.0}, {0, 9, 9.0}, {0, 2, 0.0}, {0, 2, 4.0}}));
  ASSERT_EQ(drawn.size(), 3U);
  EXPECT_EQ(drawn[2].value, 4.0);
}

TEST(ChartNotes, SayWhatIsNotDrawn) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto notes = chart_notes(flows({{0, 1, 2.0}, {1, 0, 1.0}, {1, 2, std::nullopt}, {0, 2, nan}, {0, 2, 0.0}}));
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_TRUE(notes[0].en.starts_with("not drawn because unknown: 2 of 5 flows"));
  EXPECT_TRUE(notes[1].en.starts_with("not drawn because they lead back to where others come from: 1 of 5 flows"));
  EXPECT_TRUE(chart_notes(flows({{0, 1, 2.0}})).empty());
  EXPECT_TRUE(chart_notes(lines()).empty());
}

}  // namespace
}  // namespace noroshi::wire
