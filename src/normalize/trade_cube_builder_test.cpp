#include "normalize/trade_cube_builder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <random>
#include <stdexcept>

#include "base/contract.hpp"
#include "base/philox.hpp"
#include "base/test_source_folder.hpp"

namespace noroshi::normalize {
namespace {

const AreaCatalog& catalog() {
  static const auto loaded = AreaCatalog::load(AreaCatalogFiles::in(test::source_folder() / "data"));
  if (!loaded) throw std::runtime_error(loaded.error().message.en);
  return *loaded;
}

constexpr Period kYear{2023, 0};
ProductCode hs(std::string_view digits) { return *ProductCode::parse(Nomenclature::hs22, digits); }
AreaCode area(std::string_view name) { return *catalog().find(name); }

TradeRecord row(std::string_view digits, int reporter, int partner, double value, Flow flow = Flow::import) {
  TradeRecord r;
  r.product = hs(digits), r.value_usd = value, r.period = kYear, r.flow = flow;
  r.reporter = AreaCode{static_cast<std::uint16_t>(reporter)},
  r.partner = AreaCode{static_cast<std::uint16_t>(partner)};
  return r;
}

BuiltCube built(const TradeRecords& records, BuildOptions options = {.period = kYear}) {
  auto result = build_trade_cube(records, catalog(), options);
  if (!result) throw std::runtime_error(result.error().message.en);
  return *std::move(result);
}

void expect_equal(const TradeCube& a, const TradeCube& b) {
  EXPECT_EQ(a.products, b.products);
  EXPECT_EQ(a.position_begin, b.position_begin);
  EXPECT_EQ(a.importer, b.importer);
  EXPECT_EQ(a.flow_begin, b.flow_begin);
  EXPECT_EQ(a.exporter, b.exporter);
  EXPECT_EQ(a.value_usd, b.value_usd);
  EXPECT_EQ(a.unidentified, b.unidentified);
  EXPECT_EQ(a.intra, b.intra);
  EXPECT_EQ(a.coverage, b.coverage);
}

TEST(TradeCubeBuilder, LaysOutProductsPositionsAndFlowsInOrder) {
  const auto [cube, report] = built({row("850760", 392, 410, 5), row("850760", 392, 156, 30),
                                     row("850760", 842, 156, 7), row("280530", 392, 156, 2)});
  EXPECT_EQ(cube.products, (std::vector{hs("280530"), hs("850760")}));
  EXPECT_EQ(cube.position_begin, (std::vector<std::uint32_t>{0, 1, 3}));
  EXPECT_EQ(cube.importer, (std::vector{area("JPN"), area("JPN"), area("USA")}));
  EXPECT_EQ(cube.flow_begin, (std::vector<std::uint32_t>{0, 1, 3, 4}));
  EXPECT_EQ(cube.exporter, (std::vector{area("CHN"), area("CHN"), area("KOR"), area("CHN")}));
  EXPECT_EQ(cube.value_usd, (std::vector<double>{2, 30, 5, 7}));
  EXPECT_EQ(cube.coverage, (std::vector<float>{1, 1}));
  EXPECT_TRUE(cube.intra.empty());
  EXPECT_EQ(report.flows_kept, 4u);
}

TEST(TradeCubeBuilder, FoldsAreasAndAddsWhatFallsTogether) {
  const auto [cube, report] =
      built({row("850760", 842, 490, 3), row("850760", 840, 158, 4), row("850760", 842, 699, 1)});
  EXPECT_EQ(cube.importer, (std::vector{area("USA")}));
  EXPECT_EQ(cube.exporter, (std::vector{area("TWN"), area("IND")}));
  EXPECT_EQ(cube.value_usd, (std::vector<double>{7, 1}));
  EXPECT_EQ(report.merged, 1u);
}

TEST(TradeCubeBuilder, KeepsPartnersThatAreNobodyOutOfTheSuppliersButInTheTotal) {
  const auto [cube, report] = built({row("270900", 392, 682, 10), row("270900", 392, 899, 3),
                                     row("270900", 392, 837, 2), row("270900", 410, 899, 1)});
  EXPECT_EQ(cube.importer, (std::vector{area("JPN"), area("KOR")}));
  EXPECT_EQ(cube.unidentified, (std::vector<double>{5, 1}));
  EXPECT_EQ(cube.exporters_of(0).size(), 1u);
  EXPECT_EQ(cube.exporters_of(1).size(), 0u);
  EXPECT_DOUBLE_EQ(report.value_unidentified, 6.0);
}

TEST(TradeCubeBuilder, DropsSelfTradeTotalsAndZeroesAndSaysSo) {
  const auto [cube, report] = built({row("850760", 156, 156, 9), row("850760", 392, 0, 40), row("850760", 392, 97, 6),
                                     row("850760", 392, 410, 0), row("850760", 392, 156, 40),
                                     row("850760", 392, 999, 2), row("850760", 392, 156, 40, Flow::export_)});
  EXPECT_EQ(cube.flow_count(), 1u);
  EXPECT_EQ(report.self_trade, 1u);
  EXPECT_EQ(report.totals, 2u);
  EXPECT_EQ(report.not_positive, 1u);
  EXPECT_EQ(report.unknown_area, 1u);
  EXPECT_EQ(report.other_flow, 1u);
  EXPECT_DOUBLE_EQ(report.value_in, report.value_identified + report.value_unidentified + report.value_self_trade +
                                        report.value_unknown_area);
}

TEST(TradeCubeBuilder, GivesAGroupTheTradeWithOutsidersAndKeepsTheRestAsIntra) {
  BuildOptions options{.period = kYear, .groups = {{area("EU"), {area("DEU"), area("FRA")}}}};
  const TradeRecords records{row("850760", 276, 156, 10), row("850760", 276, 251, 4), row("850760", 251, 156, 5),
                             row("850760", 251, 276, 1),  row("850760", 251, 899, 2), row("850760", 392, 276, 8)};
  const auto kept = built(records, options).cube;
  EXPECT_EQ(kept.importer, (std::vector{area("EU"), area("FRA"), area("DEU"), area("JPN")}));
  EXPECT_EQ(kept.values_of(0).size(), 1u);
  EXPECT_DOUBLE_EQ(kept.values_of(0)[0], 15.0);
  EXPECT_EQ(kept.intra, (std::vector<double>{5, 0, 0, 0}));
  EXPECT_DOUBLE_EQ(kept.unidentified[0], 2.0);
  EXPECT_EQ(kept.exporters_of(2).size(), 2u);

  options.members = MembersAsImporters::replaced;
  const auto replaced = built(records, options).cube;
  EXPECT_EQ(replaced.importer, (std::vector{area("EU"), area("JPN")}));
  EXPECT_EQ(replaced.flow_count(), 2u);
}

TEST(TradeCubeBuilder, GivesTheSameCubeWhateverTheOrderOfTheRecords) {
  TradeRecords records;
  for (std::uint32_t i = 0; i < 3000; ++i) {
    const auto draw = philox4x32({i, 0, 0, 0}, {7, 7});
    constexpr int kAreas[] = {392, 156, 842, 410, 276, 251, 490, 699, 899, 0};
    records.push_back(row(draw[0] % 2 ? "850760" : "280530", kAreas[draw[1] % 8], kAreas[draw[2] % 10],
                          static_cast<double>(draw[3] % 1000)));
  }
  const BuildOptions options{.period = kYear, .groups = {{area("EU"), {area("DEU"), area("FRA")}}}};
  const auto first = built(records, options);
  std::reverse(records.begin(), records.end());
  expect_equal(first.cube, built(records, options).cube);  // whole dollars: sums are exact in any order
  EXPECT_DOUBLE_EQ(first.report.value_in, first.report.value_identified + first.report.value_unidentified +
                                              first.report.value_self_trade + first.report.value_unknown_area);
}

TEST(TradeCubeBuilder, ReadsExportsAsFlowsFromTheReporter) {
  const auto cube = built({row("850760", 156, 392, 30, Flow::export_)}, {.period = kYear, .flow = Flow::export_}).cube;
  EXPECT_EQ(cube.importer, (std::vector{area("JPN")}));
  EXPECT_EQ(cube.exporter, (std::vector{area("CHN")}));
}

TEST(TradeCubeBuilder, RefusesAPeriodWithoutTrade) {
  const auto result = build_trade_cube(TradeRecords{row("850760", 392, 156, 1)}, catalog(), {.period = {2020, 0}});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::invalid_input);
}

TEST(TradeCubeBuilder, RefusesFlowsOutOfOrder) {
  TradeCubeBuilder builder{catalog(), {.period = kYear}};
  builder.append(hs("850760"), area("USA"), area("CHN"), 1.0);
  EXPECT_THROW(builder.append(hs("850760"), area("JPN"), area("CHN"), 1.0), ContractViolation);
  EXPECT_THROW(builder.append(hs("280530"), area("USA"), area("CHN"), 1.0), ContractViolation);
}

TEST(TradeCubeBuilder, CanBeUsedAgainAfterItFinished) {
  TradeCubeBuilder builder{catalog(), {.period = kYear}};
  builder.append(hs("850760"), area("USA"), area("CHN"), 1.0);
  EXPECT_EQ(builder.finish().flow_count(), 1u);
  builder.append(hs("280530"), area("JPN"), area("CHN"), 1.0);
  const auto cube = builder.finish();
  EXPECT_EQ(cube.flow_count(), 1u);
  EXPECT_EQ(cube.period, kYear);
}

TEST(TradeCubeBuilder, MakesAnEmptyCubeOfNothing) {
  TradeCubeBuilder builder{catalog(), {.period = kYear}};
  const auto cube = builder.finish();
  EXPECT_EQ(cube.position_begin, (std::vector<std::uint32_t>{0}));
  EXPECT_EQ(cube.flow_begin, (std::vector<std::uint32_t>{0}));
}

}  // namespace
}  // namespace noroshi::normalize
