#include "interfaces/wire/chart_option.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace noroshi::wire {
namespace {

Chart sample(Chart::Kind kind) {
  Chart chart;
  chart.id = "suppliers";
  chart.title = {"Suppliers", "供給国"};
  chart.kind = kind;
  chart.values = CellKind::share;
  chart.categories = {{"2022", "2022"}, {"2023", "2023"}};
  chart.series = {{{"China", "中国"}, {0.8, 0.9}, {true, false}},
                  {{"Others", "その他"}, {0.2, 0.1}, {true, false}, true}};
  return chart;
}

nlohmann::json written(const std::vector<Chart>& charts) { return nlohmann::json::parse(write_script_charts(charts)); }

TEST(ChartOption, UnknownIsNullAndHasABarOfItsOwn) {
  const auto option = written({sample(Chart::Kind::stacked_bar)})[0]["ja"];
  ASSERT_EQ(option["series"].size(), 3U);
  EXPECT_EQ(option["series"][0]["data"][0], 0.8);
  EXPECT_TRUE(option["series"][0]["data"][1].is_null());
  EXPECT_EQ(option["series"][2]["id"], "unknown");
  EXPECT_EQ(option["series"][2]["name"], "不明");
  EXPECT_TRUE(option["series"][2]["data"][0].is_null());
}

TEST(ChartOption, ALineBreaksWhereAValueIsUnknown) {
  const auto option = written({sample(Chart::Kind::line)})[0]["en"];
  EXPECT_EQ(option["series"][0]["connectNulls"], false);
  EXPECT_TRUE(option["series"][0]["data"][1].is_null());
}

TEST(ChartOption, ABarOfAnUnknownValueIsNamedUnknown) {
  EXPECT_EQ(written({sample(Chart::Kind::bar)})[0]["en"]["xAxis"]["data"][1], "2023 (unknown)");
}

TEST(ChartOption, ACountryKeepsItsColourInEveryChartOfAPage) {
  auto second = sample(Chart::Kind::stacked_bar);
  second.series.insert(second.series.begin(), {{"Chile", "チリ"}, {0.1, 0.1}, {true, true}});
  const auto charts = written({sample(Chart::Kind::stacked_bar), second});
  EXPECT_EQ(charts[0]["en"]["series"][0]["colour"], charts[1]["en"]["series"][1]["colour"]);
  EXPECT_NE(charts[1]["en"]["series"][0]["colour"], charts[1]["en"]["series"][1]["colour"]);
  EXPECT_EQ(charts[0]["en"]["series"][1]["id"], "rest0");
}

TEST(ChartOption, LongCategoriesLieFlat) {
  auto chart = sample(Chart::Kind::stacked_bar);
  EXPECT_FALSE(lies_flat(chart));
  chart.categories[0] = {"Refining, 2024", "精製（2024年）"};
  EXPECT_TRUE(lies_flat(chart));
  EXPECT_EQ(written({chart})[0]["en"]["yAxis"]["inverse"], true);
}

TEST(ChartOption, NothingInItCanEndAScriptElement) {
  auto chart = sample(Chart::Kind::bar);
  chart.series[0].name = {"</script><script>alert(1)</script>", "\xFF&"};
  const std::string json = write_script_charts({&chart, 1});
  EXPECT_EQ(json.find_first_of("<>&"), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(json)[0]["en"]["series"][0]["name"], chart.series[0].name.en);
}

Chart with_ranges(Chart::Kind kind) {
  auto chart = sample(kind);
  chart.series.resize(1);
  chart.series[0].ranges = {ChartRange{0.7, 0.95}, ChartRange{0.1, 0.2}};
  return chart;
}

TEST(ChartOption, ABandIsAnAreaStackedOnItsLowEndAndBreaksWhereTheFigureIsUnknown) {
  const auto option = written({with_ranges(Chart::Kind::line)})[0]["en"];
  ASSERT_EQ(option["series"].size(), 3U);
  EXPECT_EQ(option["series"][1]["id"], "low0");
  EXPECT_EQ(option["series"][2]["id"], "band0");
  EXPECT_EQ(option["series"][1]["stack"], option["series"][2]["stack"]);
  EXPECT_EQ(option["series"][1]["data"][0], 0.7);
  EXPECT_DOUBLE_EQ(option["series"][2]["data"][0], 0.95 - 0.7);
  EXPECT_TRUE(option["series"][1]["data"][1].is_null());
  EXPECT_EQ(option["series"][0]["ranges"][0][1], 0.95);
  EXPECT_TRUE(option["series"][0]["ranges"][1].is_null());
  EXPECT_FALSE(option["yAxis"].contains("max")) << "a loss of 2 % is not drawn on 100 %";
}

TEST(ChartOption, BarsWithRangesHaveWhiskersWhereBothAreKnown) {
  const auto option = written({with_ranges(Chart::Kind::flat_bar)})[0]["en"];
  EXPECT_EQ(option["yAxis"]["type"], "category") << "flat although the names are short";
  ASSERT_EQ(option["series"].size(), 2U);
  EXPECT_EQ(option["series"][1]["type"], "custom");
  EXPECT_EQ(option["series"][1]["data"], nlohmann::json::parse("[[0.7, 0.95, 0, 0.8]]"));
  EXPECT_EQ(option["yAxis"]["data"][1], "2023 (unknown)");
}

TEST(ChartOption, FiguresBelowZeroAreNotCutOff) {
  auto chart = with_ranges(Chart::Kind::line);
  EXPECT_EQ(written({chart})[0]["en"]["yAxis"]["min"], 0);
  chart.series[0].ranges[0]->low = -0.1;
  EXPECT_FALSE(written({chart})[0]["en"]["yAxis"].contains("min"));
}

TEST(ChartOption, TheAxisSaysWhatTheCategoriesAre) {
  auto chart = with_ranges(Chart::Kind::line);
  chart.along = {"day", "日"};
  EXPECT_EQ(written({chart})[0]["ja"]["xAxis"]["name"], "日");
}

TEST(ChartOption, ASankeyDiagramNamesItsNodesByTheirPlaceAndLeavesOutNodesWithoutAFlow) {
  Chart chart;
  chart.kind = Chart::Kind::sankey;
  chart.categories = {{"Steel", "鉄鋼"}, {"Cars", "自動車"}, {"Steel", "鉄鋼"}};
  chart.flows = {{0, 2, 5.0}, {0, 1, std::nullopt}};
  const auto option = written({chart})[0]["ja"];
  EXPECT_EQ(option["series"][0]["data"], nlohmann::json::parse(R"([{"name": "0"}, {"name": "2"}])"));
  EXPECT_EQ(option["series"][0]["links"], nlohmann::json::parse(R"([{"source": "0", "target": "2", "value": 5.0}])"));
  EXPECT_EQ(option["labels"][2], "鉄鋼");
}

}  // namespace
}  // namespace noroshi::wire
