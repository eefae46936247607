#include "use_cases/trend/trend.hpp"

#include <algorithm>

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kChina = 156, kKorea = 410;

TradeRecord weighed(TradeRecord r, double kg) {
  r.mass_kg = kg;
  r.set(Mark::mass_known);
  return r;
}

class FollowTrend : public example::WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    for (const auto& [year, china] : {std::pair<std::int16_t, double>{2020, 40.0}, {2021, 80.0}, {2023, 90.0}}) {
      store("baci", {weighed(bought(kJapan, kChina, "841810", {year, 0}, china), china / 4.0),
                     bought(kJapan, kKorea, "841810", {year, 0}, 100.0 - china),
                     bought(kKorea, kChina, "841810", {year, 0}, 10.0)});
    }
  }
  [[nodiscard]] Result<TrendReport> ask(TrendRequest request) const {
    if (request.good.empty()) request.good = "841810";
    auto workspace = opened();
    return follow_trend(workspace, request, {});
  }
  static Cell at(const ReportTable& table, std::size_t row, std::string_view column) {
    const auto found = std::ranges::find(table.columns, column, &ReportColumn::id);
    EXPECT_NE(found, table.columns.end()) << column;
    return table.rows.at(row).at(static_cast<std::size_t>(found - table.columns.begin()));
  }
};

TEST_F(FollowTrend, EveryYearIsARowWithItsFiguresOrItsReason) {
  const auto trend = ask({.from = 2020, .to = 2023});
  ASSERT_TRUE(trend) << trend.error().message.en;
  const auto& table = trend->tables.front();
  ASSERT_EQ(table.rows.size(), 4U);
  EXPECT_EQ(at(table, 1, "period"), Cell{std::string{"2021"}});
  EXPECT_EQ(at(table, 1, "import_value_usd"), Cell{100.0});
  EXPECT_EQ(at(table, 1, "mass_kg"), Cell{std::int64_t{20}});
  EXPECT_EQ(at(table, 1, "weighed_share"), Cell{0.8});
  EXPECT_EQ(at(table, 1, "usd_per_kg"), Cell{4.0});
  EXPECT_EQ(at(table, 1, "suppliers"), Cell{std::int64_t{2}});
  EXPECT_EQ(at(table, 1, "top_supplier"), Cell{std::string{"CHN"}});
  EXPECT_EQ(at(table, 1, "top_share"), Cell{0.8});
  EXPECT_EQ(at(table, 1, "hhi"), Cell{0.68});  // 0.8^2 + 0.2^2
  EXPECT_EQ(at(table, 1, "feed"), Cell{std::string{"baci"}});
  EXPECT_EQ(at(table, 2, "import_value_usd"), Cell{});
  EXPECT_EQ(std::get<Text>(at(table, 2, "why")).en, "no trade of the year is loaded");
  EXPECT_EQ(at(table, 2, "dominant_supplier"), Cell{Verdict::unknown});
}

TEST_F(FollowTrend, SaysSinceWhenAMethodFlags) {
  const auto trend = ask({.from = 2020, .to = 2023, .methods = {"dominant_supplier"}});
  ASSERT_TRUE(trend);
  const auto& table = trend->tables.front();
  EXPECT_EQ(at(table, 0, "dominant_supplier"), Cell{Verdict::flagged});  // Korea 60 %
  EXPECT_EQ(at(table, 3, "dominant_supplier"), Cell{Verdict::flagged});
  EXPECT_EQ(std::get<Text>(at(table, 3, "flagged_by")).en, "Top>.5 ≤2020");
  const auto stricter = ask({.from = 2021, .to = 2023, .methods = {"meti_2024"}});
  ASSERT_TRUE(stricter);
  ASSERT_EQ(stricter->tables.size(), 2U);
  const auto& flagged = stricter->tables.back();
  ASSERT_EQ(flagged.rows.size(), 1U);
  EXPECT_EQ(std::get<Text>(at(flagged, 0, "since")).en, "2021 or earlier");
  EXPECT_EQ(at(flagged, 0, "flagged_years"), Cell{std::int64_t{2}});
  EXPECT_EQ(at(flagged, 0, "known_years"), Cell{std::int64_t{2}});
  EXPECT_EQ(std::get<Text>(at(flagged, 0, "unknown_years")).en.substr(0, 4), "2022");
}

TEST_F(FollowTrend, WithoutYearsItRunsFromTheFirstToTheNewestWithFigures) {
  const auto trend = ask({});
  ASSERT_TRUE(trend);
  EXPECT_EQ(trend->tables.front().rows.size(), 4U);
  ASSERT_EQ(trend->charts.size(), 2U);
  EXPECT_EQ(trend->charts[0].series.size(), 2U);
  EXPECT_FALSE(trend->charts[0].knows(2));  // 2022 is a gap in the line, not a zero
  EXPECT_EQ(trend->charts[1].series[0].values[3], 100.0);
  EXPECT_FALSE(trend->tables.front().provenance.empty());
}

TEST_F(FollowTrend, MonthsHaveTheirOwnSharesWhereTheFeedHasThem) {
  store("comtrade",
        {bought(kJapan, kChina, "841810", {2022, 1}, 30.0), bought(kJapan, kKorea, "841810", {2022, 1}, 10.0),
         bought(kJapan, kChina, "841810", {2022, 2}, 8.0)});
  const auto trend = ask({.from = 2022, .to = 2023, .monthly = true});
  ASSERT_TRUE(trend) << trend.error().message.en;
  ASSERT_EQ(trend->tables.size(), 1U);
  const auto& table = trend->tables.front();
  ASSERT_EQ(table.rows.size(), 24U);
  EXPECT_EQ(at(table, 0, "period"), Cell{std::string{"2022-01"}});
  EXPECT_EQ(at(table, 0, "import_value_usd"), Cell{40.0});
  EXPECT_EQ(at(table, 2, "import_value_usd"), Cell{});
  EXPECT_EQ(std::get<Text>(at(table, 2, "why")).en, "no record of this month is loaded");
  EXPECT_EQ(std::get<Text>(at(table, 12, "why")).en, "only the whole year is loaded");
}

TEST_F(FollowTrend, ExportersAloneAreShownAsSuchAndMakeNoImports) {
  auto sent = bought(kChina, kJapan, "811292", {2023, 0}, 25.0);
  sent.flow = Flow::export_;
  store("china_customs_extract", {weighed(sent, 5.0)}, {{2024, 6, 15}}, Standing::national);
  const auto trend = ask({.good = "gallium", .from = 2022, .to = 2023});
  ASSERT_TRUE(trend) << trend.error().message.en;
  const auto& table = trend->tables.front();
  ASSERT_EQ(table.rows.size(), 2U);  // the national line of which nothing is loaded is in a note
  EXPECT_EQ(at(table, 1, "import_value_usd"), Cell{});
  EXPECT_EQ(at(table, 1, "exporters_value_usd"), Cell{25.0});
  EXPECT_EQ(at(table, 1, "exporters_mass_kg"), Cell{std::int64_t{5}});
  EXPECT_NE(std::get<Text>(at(table, 1, "why")).en.find("only the exporters' side"), std::string::npos);
  EXPECT_EQ(std::get<Text>(at(table, 1, "scope")).en, "all of this good and other goods");
  ASSERT_EQ(trend->charts.size(), 1U);
  EXPECT_NE(trend->charts.front().title.en.find("as exporters report"), std::string::npos);
}

TEST_F(FollowTrend, WhatCannotBeAskedIsRefusedWithItsField) {
  EXPECT_EQ(ask({.from = 2023, .to = 2020}).error().field, "from");
  EXPECT_EQ(ask({.methods = {"geodpe"}}).error().code, ErrorCode::not_found);
  EXPECT_EQ(ask({.good = "gallium"}).error().code, ErrorCode::not_found);
  EXPECT_EQ(ask({.importer = "Atlantis"}).error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace noroshi::use_cases
