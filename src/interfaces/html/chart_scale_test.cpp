#include "interfaces/html/chart_scale.hpp"

#include <gtest/gtest.h>

namespace noroshi::html {
namespace {

Chart chart_of(Chart::Kind kind, std::string unit, std::vector<std::vector<double>> series) {
  Chart chart;
  chart.kind = kind;
  chart.unit = {std::move(unit), "単位"};
  for (auto& values : series) {
    const std::size_t count = values.size();
    chart.series.push_back({{"s", "系列"}, std::move(values), std::vector<bool>(count, true)});
    chart.categories.resize(count, Text{"2023", "2023"});
  }
  return chart;
}

TEST(ChartScale, shares_that_fill_the_whole_run_to_one) {
  const auto scale = scale_of(chart_of(Chart::Kind::stacked_bar, "share of imports", {{0.6, 0.7}, {0.4, 0.3}}));
  EXPECT_DOUBLE_EQ(scale.low, 0.0);
  EXPECT_DOUBLE_EQ(scale.high, 1.0);
}

TEST(ChartScale, the_axis_ends_on_a_round_number_above_the_largest_value) {
  const auto scale = scale_of(chart_of(Chart::Kind::bar, "days", {{327, 692}}));
  EXPECT_DOUBLE_EQ(scale.high, 800.0);
  EXPECT_DOUBLE_EQ(scale.step, 200.0);
}

TEST(ChartScale, nothing_known_still_gives_an_axis) {
  auto chart = chart_of(Chart::Kind::line, "HHI", {{0.0}});
  chart.series[0].known = {false};
  EXPECT_TRUE(nothing_known(chart, 0));
  EXPECT_GT(scale_of(chart).high, 0.0);
}

TEST(ChartScale, negative_values_lower_the_axis) {
  EXPECT_LE(scale_of(chart_of(Chart::Kind::bar, "change", {{-3.0, 5.0}})).low, -3.0);
}

}  // namespace
}  // namespace noroshi::html
