#include "indicators/export_advantage.hpp"

#include <gtest/gtest.h>

#include "indicators/economic_complexity.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

TEST(ExportAdvantage, AgreesWithTheMatrixFormula) {
  const TradeYear y = compute_trade_year(random_cube(30, 15, 6));
  const auto& world = y.product;
  Eigen::MatrixXd exports = Eigen::MatrixXd::Zero(16, 30);
  for (std::size_t p = 0; p < 30; ++p) {
    for (std::size_t e = world.exporter_begin[p]; e < world.exporter_begin[p + 1]; ++e) {
      exports(world.exporter_code[e].value, static_cast<Eigen::Index>(p)) = world.exporter_value[e];
    }
  }
  const Eigen::MatrixXd expected = revealed_comparative_advantage(exports);
  const auto index = balassa_of_exporters(y, export_totals(y));
  const auto advantaged = advantaged_exporters(y);
  for (std::size_t p = 0; p < 30; ++p) {
    for (std::size_t e = world.exporter_begin[p]; e < world.exporter_begin[p + 1]; ++e) {
      const AreaCode area = world.exporter_code[e];
      EXPECT_NEAR(index[e], expected(area.value, static_cast<Eigen::Index>(p)), 1e-12 * index[e]);
      EXPECT_EQ(advantaged[p].test(area.index()), index[e] >= 1.0);
    }
  }
}

TEST(ExportAdvantage, TradingExactlyLikeTheWorldCountsAsAnAdvantage) {
  const TradeYear y = year({{"280530", kJapan, kChina, 10}, {"850760", kUsa, kChina, 30}});  // one exporter: RCA 1
  EXPECT_TRUE(advantaged_exporters(y)[0].test(kChina));
}

TEST(ExportAdvantage, TotalsAddUpToWorldTrade) {
  const TradeYear y =
      year({{"280530", kJapan, kChina, 10}, {"850760", kUsa, kChina, 30}, {"850760", kUsa, kJapan, 60}});
  const ExportTotals t = export_totals(y);
  EXPECT_DOUBLE_EQ(t.by_area[kChina], 40);
  EXPECT_DOUBLE_EQ(t.by_area[kJapan], 60);
  EXPECT_DOUBLE_EQ(t.world, 100);
}

TEST(ExportAdvantage, AGroupSellsWhatItsMembersSellAndIsNotAddedToTheWorld) {
  constexpr GroupMember members[] = {{AreaCode{kEu}, AreaCode{kGermany}}};
  const TradeYear y = compute_trade_year(cube({{"280530", kEu, kChina, 10}, {"280530", kUsa, kGermany, 30}}), members);
  EXPECT_DOUBLE_EQ(export_totals(y).by_area[kEu], 30);
  EXPECT_DOUBLE_EQ(export_totals(y).world, 40);
}

}  // namespace
}  // namespace noroshi::indicators
