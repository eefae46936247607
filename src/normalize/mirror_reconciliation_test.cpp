#include "normalize/mirror_reconciliation.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "base/test_source_folder.hpp"
#include "normalize/test_data.hpp"

namespace noroshi::normalize {
namespace {

const AreaCatalog& catalog() {
  static const auto loaded = AreaCatalog::load(AreaCatalogFiles::in(test::source_folder() / "data"));
  if (!loaded) throw std::runtime_error(loaded.error().message.en);
  return *loaded;
}
AreaCode area(std::string_view name) { return *catalog().find(name); }

TradeRecord row(Flow flow, std::string_view reporter, std::string_view partner, double value,
                std::string_view hs = "850760") {
  TradeRecord r;
  r.product = *ProductCode::parse(Nomenclature::hs22, hs);
  r.value_usd = value, r.period = {2023, 0}, r.flow = flow, r.reporter = area(reporter), r.partner = area(partner);
  return r;
}

ReconciledTrade reconciled(const TradeRecords& records, const MirrorOptions& options = {}) {
  auto result = reconcile_mirror_flows(records, catalog(), options);
  if (!result) throw std::runtime_error(result.error().message.en);
  return *std::move(result);
}

TEST(MirrorReconciliation, LetsTheImportersReportStand) {
  const auto trade = reconciled({row(Flow::import, "JPN", "CHN", 110), row(Flow::export_, "CHN", "JPN", 90)});
  ASSERT_EQ(trade.flows.size(), 1u);
  EXPECT_EQ(trade.flows[0].value_usd, 110.0);
  EXPECT_FALSE(trade.flows[0].mirrored);
  EXPECT_DOUBLE_EQ(trade.report.overall.symmetry, 1.0 - 20.0 / 200.0);
  EXPECT_DOUBLE_EQ(trade.report.overall.median_log_ratio, std::log(110.0 / 90.0));
  EXPECT_EQ(trade.report.overall.sigma_log, 0.0);
}

TEST(MirrorReconciliation, FillsInFromExportersWhereAnImporterReportedNothingOfAProduct) {
  const auto trade = reconciled({row(Flow::import, "JPN", "CHN", 110), row(Flow::export_, "KOR", "JPN", 50),
                                 row(Flow::export_, "CHN", "RUS", 30), row(Flow::export_, "KOR", "JPN", 7, "280530")});
  ASSERT_EQ(trade.flows.size(), 3u);
  EXPECT_EQ(trade.flows[0].value_usd, 7.0);  // 280530: Japan reports none of it
  EXPECT_TRUE(trade.flows[0].mirrored);
  EXPECT_EQ(trade.flows[1].exporter, area("CHN"));  // Korea's 50 to Japan stays out: Japan reports this product
  EXPECT_EQ(trade.flows[2].importer, area("RUS"));
  EXPECT_TRUE(trade.flows[2].mirrored);
  EXPECT_DOUBLE_EQ(*trade.report.by_importer.at(area("RUS")).share_mirrored(), 1.0);
  EXPECT_DOUBLE_EQ(*trade.report.overall.share_mirrored(), 37.0 / 147.0);
}

TEST(MirrorReconciliation, ScalesMirroredValuesByTheFactorAskedFor) {
  const TradeRecords records{row(Flow::import, "JPN", "CHN", 110), row(Flow::export_, "CHN", "JPN", 100),
                             row(Flow::export_, "CHN", "RUS", 30)};
  EXPECT_DOUBLE_EQ(reconciled(records, {.cif_fob_factor = 1.05}).flows[1].value_usd, 31.5);
  EXPECT_DOUBLE_EQ(reconciled(records, {.cif_fob = CifFob::median_of_pairs, .min_pairs = 1}).flows[1].value_usd, 33.0);
  EXPECT_DOUBLE_EQ(reconciled(records, {.cif_fob = CifFob::median_of_pairs}).flows[1].value_usd,
                   30.0);  // one pair is few
}

TEST(MirrorReconciliation, LeavesOutReTradeTotalsAndDestinationsThatAreNobody) {
  const auto trade =
      reconciled({row(Flow::re_export, "SGP", "JPN", 5), row(Flow::re_import, "JPN", "JPN", 1),
                  row(Flow::import, "JPN", "World", 9), row(Flow::import, "JPN", "CHN", 9),
                  row(Flow::export_, "CHN", "Areas, nes", 4), row(Flow::import, "KOR", "Areas, nes", 2)});
  EXPECT_EQ(trade.flows.size(), 2u);  // Korea's own unspecified imports stay: part of its total
  EXPECT_EQ(trade.report.excluded_re_trade, 2u);
  EXPECT_EQ(trade.report.totals, 1u);
  EXPECT_EQ(trade.report.value_to_unidentified, 4.0);
}

TEST(MirrorReconciliation, DoesNotDependOnTheOrderOrScaleOfTheRecords) {
  TradeRecords records{row(Flow::import, "JPN", "CHN", 110), row(Flow::export_, "CHN", "JPN", 90),
                       row(Flow::import, "KOR", "CHN", 20),  row(Flow::export_, "CHN", "KOR", 40),
                       row(Flow::import, "USA", "CHN", 70),  row(Flow::export_, "CHN", "USA", 50)};
  const auto first = reconciled(records);
  std::reverse(records.begin(), records.end());
  for (auto& r : records) r.value_usd *= 1000.0;
  const auto second = reconciled(records);
  EXPECT_NEAR(first.report.overall.symmetry, second.report.overall.symmetry, 1e-15);
  EXPECT_NEAR(first.report.overall.sigma_log, second.report.overall.sigma_log, 1e-15);
  ASSERT_EQ(first.flows.size(), second.flows.size());
  // ln 110/90 = 0.2007, ln 20/40 = -0.6931, ln 70/50 = 0.3365: median 0.2007. By value (200, 60 and 120, of
  // which 200 counts as 120, the second largest) the centre is 0.2007 too; deviations 0 (120), 0.1358 (120), 0.8938
  // (60): half of 300 is reached at 0.1358.
  EXPECT_NEAR(first.report.overall.median_log_ratio, 0.2006707, 1e-6);
  EXPECT_NEAR(first.report.overall.sigma_log, 1.4826 * std::log((70.0 / 50.0) / (110.0 / 90.0)), 1e-12);
}

TEST(MirrorReconciliation, OneDominantFlowDoesNotMakeTheSpreadZero) {
  TradeRecords records{row(Flow::import, "JPN", "CHN", 1000), row(Flow::export_, "CHN", "JPN", 1000)};
  for (const char* importer : {"KOR", "USA", "DEU", "FRA"}) {
    records.push_back(row(Flow::import, importer, "CHN", 30));
    records.push_back(row(Flow::export_, "CHN", importer, importer[0] == 'K' || importer[0] == 'U' ? 20 : 40));
  }
  // 2000 counts as half of the others' 50 + 50 + 70 + 70; two thirds of the weight deviate by ln 1.5 or ln 0.75.
  EXPECT_NEAR(reconciled(records).report.overall.sigma_log, 1.4826 * std::log(4.0 / 3.0), 1e-12);
}

TEST(MirrorReconciliation, MeasuresTheSpreadByValue) {
  const auto trade = reconciled({row(Flow::import, "JPN", "CHN", 110), row(Flow::export_, "CHN", "JPN", 90),
                                 row(Flow::import, "KOR", "CHN", 20), row(Flow::export_, "CHN", "KOR", 40),
                                 row(Flow::import, "USA", "CHN", 140), row(Flow::export_, "CHN", "USA", 100)});
  // Weights 200, 60, 240; half of 500 is reached at ln 110/90. Deviations 0 (200), 0.1358 (240), 0.8938 (60): 0.1358.
  EXPECT_NEAR(trade.report.overall.sigma_log, 1.4826 * std::log((140.0 / 100.0) / (110.0 / 90.0)), 1e-12);
}

TEST(MirrorReconciliation, BuildsACubeOfItsFlows) {
  const auto trade = reconciled({row(Flow::import, "JPN", "CHN", 110), row(Flow::export_, "CHN", "RUS", 30)});
  const auto [cube, report] = build_trade_cube(trade, catalog(), {});
  EXPECT_EQ(cube.period, (Period{2023, 0}));
  EXPECT_EQ(cube.flow_count(), 2u);
  EXPECT_DOUBLE_EQ(report.value_identified, 140.0);
}

TEST(MirrorReconciliation, RefusesSeveralPeriodsAndNothing) {
  auto later = row(Flow::import, "JPN", "CHN", 1);
  later.period = {2024, 0};
  EXPECT_FALSE(reconcile_mirror_flows(TradeRecords{row(Flow::import, "JPN", "CHN", 1), later}, catalog()));
  EXPECT_FALSE(reconcile_mirror_flows({}, catalog()));
}

TEST(MirrorReconciliation, MeasuresTheAgreementOfRealIntegratedCircuitTrade) {
  const auto file = test_data::folder() / "trade/comtrade_ic_hs8542/comtrade_hs8542_2020_2024.csv.gz";
  NOROSHI_NEEDS_TEST_DATA(file);
  const auto rows = test_data::read_csv(file);
  for (const int year : {2020, 2022}) {
    TradeRecords records;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      if (rows[i][0] != std::to_string(year) || rows[i][7].empty()) continue;
      TradeRecord r;
      r.product = *ProductCode::parse(hs_in_force(year), rows[i][4]);
      r.period = {static_cast<std::int16_t>(year), 0};
      r.flow = rows[i][1] == "M" ? Flow::import : Flow::export_;
      r.reporter = AreaCode{static_cast<std::uint16_t>(std::stoi(rows[i][2]))};
      r.partner = AreaCode{static_cast<std::uint16_t>(std::stoi(rows[i][3]))};
      r.value_usd = std::stod(rows[i][7]);
      records.push_back(r);
    }
    const auto trade = reconciled(records);
    const auto& q = trade.report.overall;
    std::printf(
        "HS 8542, %d: %zu records, %zu flows, %zu pairs, symmetry %.3f, median ln(m/x) %.3f, sigma %.3f, "
        "mirrored %.2f %% of %.1f bn USD\n",
        year, records.size(), trade.flows.size(), q.pairs, q.symmetry, q.median_log_ratio, q.sigma_log,
        100.0 * *q.share_mirrored(), q.value_usd / 1e9);
    EXPECT_GT(q.pairs, 1000u);
    EXPECT_GT(q.symmetry, 0.5);
    EXPECT_LT(*q.share_mirrored(), 0.25);
    const auto built = build_trade_cube(trade, catalog(), {});
    EXPECT_NEAR(built.report.value_identified + built.report.value_unidentified, q.value_usd, 1e-3);
  }
}

}  // namespace
}  // namespace noroshi::normalize
