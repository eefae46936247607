#include "indicators/fragility_components.hpp"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "base/contract.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

TEST(FragilityComponents, AgreeWithHandComputedValues) {
  // 850710: China 60, Korea 40. 850720: China 30, Korea 70. 850730: India alone. 280530 is the only one of its heading.
  const TradeYear y = year({{"280530", kUsa, kChina, 100},
                            {"850710", kUsa, kChina, 60},
                            {"850710", kUsa, kKorea, 40},
                            {"850720", kUsa, kChina, 30},
                            {"850720", kUsa, kKorea, 70},
                            {"850730", kUsa, kIndia, 100}});
  const FragilityComponents c = fragility_components(y, 0.5);
  EXPECT_NEAR(*c.centre_dispersion[1], 0.1, 1e-12);  // shares 0.6 and 0.4
  EXPECT_NEAR(*c.centre_dispersion[2], 0.2, 1e-12);
  EXPECT_EQ(*c.centre_dispersion[0], 0.0);
  EXPECT_FLOAT_EQ(static_cast<float>(*c.export_concentration[1]), 0.52f);
  EXPECT_EQ(*c.clustering[1], 0.0);                 // a star has no triangle
  EXPECT_FALSE(c.substitutability[0].has_value());  // nothing else under 2805
  EXPECT_FALSE(c.measure_incidence[0].has_value());
  // Of 400 traded, China sells 190 and Korea 110: RCA in 850710 = 60/47.5 and 40/27.5; in 850720 = 30/47.5 and 70/27.5.
  // 850710 {China, Korea} and 850720 {Korea} share one of two; 850730 {India} shares none.
  EXPECT_NEAR(*c.substitutability[1], 1.0 - (0.5 + 0.0) / 2, 1e-12);
  EXPECT_NEAR(*c.substitutability[3], 1.0, 1e-12);
}

TEST(FragilityComponents, AreMissingBelowTheCoverageBoundAndTakeMeasuresWhenGiven) {
  const TradeYear y = year({{"280530", kUsa, kChina, 100}}, 2023, 0.3f);
  EXPECT_FALSE(fragility_components(y, 0.5).clustering[0].has_value());
  const std::vector<std::optional<double>> measures{0.7};
  EXPECT_EQ(fragility_components(y, 0.3, measures).measure_incidence[0], 0.7);
  const std::vector<std::optional<double>> too_many(2);
  EXPECT_THROW((void)fragility_components(y, 0.3, too_many), ContractViolation);
}

TEST(FragilityComponents, AreTheSameOnOneThreadAndOnFour) {
  const TradeYear y = compute_trade_year(random_cube(200, 30, 8));
  const auto with = [&](std::size_t threads) {
    tbb::global_control g(tbb::global_control::max_allowed_parallelism, threads);
    return fragility_components(y, 0.5);
  };
  const FragilityComponents one = with(1), four = with(4);
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(*one.columns()[i], *four.columns()[i]);
}

FragilityComponents of_scores(const std::vector<double>& values) {
  FragilityComponents c;
  c.export_concentration.assign(values.begin(), values.end());
  for (auto* column : {&c.centre_dispersion, &c.clustering, &c.substitutability, &c.measure_incidence}) {
    column->resize(values.size());
  }
  return c;
}

TEST(RateFragility, AveragesTheRanksOfTheComponentsThatAreThere) {
  FragilityComponents c = of_scores({0.1, 0.5, 0.9});
  c.clustering = {0.8, std::nullopt, 0.2};
  const FragilityRating r = rate_fragility(c, 0.3);
  EXPECT_EQ(r.score[0], (0.0 + 1.0) / 2);
  EXPECT_EQ(r.score[1], 0.5);
  EXPECT_EQ(r.score[2], (1.0 + 0.0) / 2);
}

TEST(RateFragility, FlagsOnlyTheTopShareAndIncludesTies) {
  std::vector<double> values(100);
  for (std::size_t i = 0; i < 100; ++i) values[i] = static_cast<double>(i);
  const auto count = [](const FragilityRating& r) { return std::ranges::count(r.fragile, true); };
  EXPECT_EQ(count(rate_fragility(of_scores(values), 0.10)), 10);
  EXPECT_TRUE(rate_fragility(of_scores(values), 0.10).fragile[99]);
  values[89] = values[90];
  EXPECT_EQ(count(rate_fragility(of_scores(values), 0.10)), 11);
  EXPECT_EQ(count(rate_fragility(of_scores(values), 0.0)), 0);
}

TEST(RateFragility, TheTopClusterLimitsTheTopShare) {
  std::vector<double> values(100, 1.0);  // two ranks only: 90 equal products and 10 above them
  for (std::size_t i = 90; i < 100; ++i) values[i] = 2.0;
  const FragilityRating r = rate_fragility(of_scores(values), 1.0);
  EXPECT_EQ(std::ranges::count(r.fragile, true), 10);
  EXPECT_EQ(r.clusters, 2u);
}

TEST(RateFragility, SaysNothingAboutFewerThanThreeProducts) {
  const FragilityRating r = rate_fragility(of_scores({0.1, 0.9}), 0.5);
  EXPECT_EQ(r.clusters, 0u);
  EXPECT_FALSE(r.fragile[1]);
}

}  // namespace
}  // namespace noroshi::indicators
