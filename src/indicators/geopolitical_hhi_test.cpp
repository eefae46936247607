#include "indicators/geopolitical_hhi.hpp"

#include <gtest/gtest.h>

#include "base/contract.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

constexpr std::uint16_t kIran = 364, kBrazil = 76;

std::optional<double> from_iran(AreaCode, AreaCode supplier) {
  if (supplier.value == kUsa) return 10.0;
  if (supplier.value == kBrazil) return 5.0;
  return std::nullopt;
}

TEST(GeopoliticalHhi, ReproducesThePublishedExampleOfIran) {
  // McKinsey Global Institute: half of Iran's trade with the USA, half with Brazil = 7.5.
  const TradeYear y = year({{"280530", kIran, kUsa, 50}, {"280530", kIran, kBrazil, 50}});
  const auto g = geopolitical_hhi(y, 0, from_iran);
  EXPECT_DOUBLE_EQ(g->mean_distance, 7.5);
  EXPECT_DOUBLE_EQ(g->weighted_hhi, 0.25 * 10 + 0.25 * 5);
  EXPECT_DOUBLE_EQ(g->covered_share, 1.0);
}

TEST(GeopoliticalHhi, SaysHowMuchOfTheImportsHasAKnownDistance) {
  const TradeYear y = year({{"280530", kIran, kUsa, 30}, {"280530", kIran, kIndia, 70}});
  EXPECT_DOUBLE_EQ(geopolitical_hhi(y, 0, from_iran)->covered_share, 0.3);
  const TradeYear unknown = year({{"280530", kIran, kIndia, 70}});
  EXPECT_FALSE(geopolitical_hhi(unknown, 0, from_iran).has_value());
}

TEST(GeopoliticalHhi, CountsUnidentifiedImportsAsWithoutDistance) {
  const TradeYear y = year({{"280530", kIran, kUsa, 30}, {"280530", kIran, 0, 70}});
  EXPECT_DOUBLE_EQ(geopolitical_hhi(y, 0, from_iran)->covered_share, 0.3);
  EXPECT_DOUBLE_EQ(geopolitical_hhi(y, 0, from_iran)->mean_distance, 10.0);
}

TEST(GeopoliticalHhi, EqualsTheOrdinaryHhiWhenAllSuppliersAreOneUnitAway) {
  const TradeYear y = compute_trade_year(random_cube(3, 6, 4));
  for (std::size_t q = 0; q < y.cube.position_count(); ++q) {
    EXPECT_NEAR(geopolitical_hhi(y, q, [](AreaCode, AreaCode) { return 1.0; })->weighted_hhi, y.position.hhi[q], 1e-6);
  }
}

TEST(GeopoliticalHhi, RefusesANegativeDistanceAndAPositionThatDoesNotExist) {
  const TradeYear y = year({{"280530", kIran, kUsa, 30}});
  EXPECT_THROW((void)geopolitical_hhi(y, 0, [](AreaCode, AreaCode) { return -1.0; }), ContractViolation);
  EXPECT_THROW((void)geopolitical_hhi(y, 1, from_iran), ContractViolation);
}

}  // namespace
}  // namespace noroshi::indicators
