#include "holdings/importer_history.hpp"

#include "holdings/test_workspace.hpp"
#include "indicators/catalog.hpp"

namespace noroshi::holdings {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kChina = 156, kKorea = 410, kUsa = 840;

TradeRecords battery_year(int year, double china, double korea) {
  const Period period{static_cast<std::int16_t>(year), 0};
  return {bought(kJapan, kChina, "850760", period, china), bought(kJapan, kKorea, "850760", period, korea),
          bought(kUsa, kChina, "850760", period, 50.0), bought(kUsa, kChina, "280120", period, 50.0)};
}

class History : public example::WorkspaceTest {
 protected:
  [[nodiscard]] Result<std::vector<YearOfCodes>> judge(int from, int to, std::vector<std::string> methods = {},
                                                       const std::vector<std::string>& codes = {"850760"},
                                                       std::stop_token stop = {}) const {
    auto workspace = opened();
    const auto stored = StoredTrade::open(workspace.store());
    HistoryQuestion question{"JPN", codes, from, to, {}};
    for (const auto& id : methods) question.methods.push_back({*indicators::indicator_named(id), {}});
    return judge_each_year(workspace, *stored, question, {.report = {}, .stop = stop});
  }
};

TEST_F(History, EveryYearIsThereAndAMissingOneSaysSo) {
  store("baci", battery_year(2019, 90.0, 10.0));
  store("baci", battery_year(2021, 60.0, 40.0));
  const auto years = judge(2019, 2021);
  ASSERT_TRUE(years) << years.error().message.en;
  ASSERT_EQ(years->size(), 3U);
  EXPECT_DOUBLE_EQ((*years)[0].find("850760")->imports_usd, 100.0);
  EXPECT_FALSE((*years)[1].stored);
  EXPECT_EQ((*years)[1].find("850760"), nullptr);
  EXPECT_NEAR((*years)[2].find("850760")->hhi, 0.52, 1e-6);  // 0.6^2 + 0.4^2
}

TEST_F(History, AYearSaysWhatARankingOfThatYearSays) {
  for (const auto& [year, china] : {std::pair{2019, 90.0}, {2020, 80.0}, {2021, 30.0}, {2022, 55.0}})
    store("baci", battery_year(year, china, 100.0 - china));
  const std::vector<std::string> methods{"dominant_supplier", "top_share_change", "geodep"};
  const auto history = judge(2019, 2022, methods);
  ASSERT_TRUE(history);
  auto workspace = opened();
  const auto stored = StoredTrade::open(workspace.store());
  std::vector<MethodChoice> chosen;
  for (const auto& id : methods) chosen.push_back({*indicators::indicator_named(id), {}});
  for (const auto& year : *history) {
    const auto trade = load_trade_years(*stored, **workspace.database(), workspace.areas(), {.year = year.year}, {});
    ASSERT_TRUE(trade);
    const auto rows = judge_importer(*trade, AreaCode{kJapan}, chosen, false, {});
    ASSERT_EQ(rows->size(), 1U);
    ASSERT_NE(year.find("850760"), nullptr);
    EXPECT_EQ(year.find("850760")->verdicts, rows->front().verdicts) << year.year;
    EXPECT_EQ(year.find("850760")->scores, rows->front().scores) << year.year;
  }
}

TEST_F(History, NotImportedIsKnownOnlyWhereTheImporterReportedAndTheCodeIsTraded) {
  store("baci", battery_year(2021, 60.0, 40.0));
  const auto years = judge(2021, 2021, {}, {"850760", "280120", "811292"});
  ASSERT_TRUE(years);
  EXPECT_TRUE(years->front().imports_none("280120"));
  EXPECT_FALSE(years->front().imports_none("811292"));  // in nobody's trade: perhaps another number then
  EXPECT_FALSE(years->front().imports_none("850760"));
}

TEST_F(History, AStopIsHeard) {
  store("baci", battery_year(2021, 60.0, 40.0));
  std::stop_source source;
  source.request_stop();
  const auto stopped = judge(2021, 2021, {}, {"850760"}, source.get_token());
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code, ErrorCode::cancelled);
}

ImporterReport report_of(double value, std::optional<double> printed) {
  ImporterReport report;
  report.all.value_usd = value;
  report.printed_total = printed;
  return report;
}

TEST(PartnersLacking, OfAYearThePositionSays) {
  PositionRow row;
  EXPECT_EQ(partners_lacking(report_of(100.0, {}), {2023, 0}, &row, false).gap, Gap::none);
  row.unlisted_usd = 20.0;
  EXPECT_EQ(partners_lacking(report_of(100.0, 120.0), {2023, 0}, &row, false).gap, Gap::total_unmatched);
  row.shortfall.gap = Gap::partners_listed;
  EXPECT_EQ(partners_lacking(report_of(100.0, {}), {2023, 0}, &row, false).gap, Gap::partners_listed);
  EXPECT_EQ(partners_lacking(report_of(100.0, {}), {2023, 0}, nullptr, true).gap, Gap::partners_listed);
}

TEST(PartnersLacking, OfAMonthATotalDecidesElseTheDeliveriesElseTheYear) {
  PositionRow row;
  const Period month{2023, 4};
  EXPECT_EQ(partners_lacking(report_of(100.0, {}), month, &row, false).gap, Gap::none);
  EXPECT_EQ(partners_lacking(report_of(100.0, 130.0), month, &row, true).gap, Gap::total_unmatched);
  row.shortfall = {.gap = Gap::months_missing, .have = 0b11};
  EXPECT_EQ(partners_lacking(report_of(100.0, {}), month, &row, false).gap, Gap::partners_listed);
  EXPECT_EQ(partners_lacking(report_of(100.0, {}), month, &row, true).gap, Gap::none);
  EXPECT_EQ(partners_lacking(report_of(100.0, 100.2), month, &row, false).gap, Gap::none);
  row.shortfall = {.gap = Gap::filler_values};
  EXPECT_EQ(partners_lacking(report_of(100.0, 100.0), month, &row, true).gap, Gap::filler_values);
}

}  // namespace
}  // namespace noroshi::holdings
