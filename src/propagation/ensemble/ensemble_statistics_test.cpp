#include "propagation/ensemble/ensemble_statistics.hpp"

#include <gtest/gtest.h>

#include "numerics/robust.hpp"

#include "base/philox.hpp"

namespace noroshi::propagation {
namespace {

TEST(Quantile, IsLinearBetweenOrderStatistics) {
  const std::vector<double> v{4, 1, 3, 2};
  EXPECT_DOUBLE_EQ(numerics::quantile(v, 0.0), 1.0);
  EXPECT_DOUBLE_EQ(numerics::quantile(v, 0.5), 2.5);
  EXPECT_DOUBLE_EQ(numerics::quantile(v, 1.0), 4.0);
  EXPECT_DOUBLE_EQ(numerics::quantile(v, 0.1), 1.3);
}

TEST(QuantileBands, AreOverLanesForEachStepAndNode) {
  Recording r{.lanes = 3, .steps = {0, 1}, .series = {{"output", 2, {1, 10, 2, 20, 3, 30, 4, 40, 6, 60, 5, 50}}}};
  const auto bands = bands_over_lanes(r, r.series[0], {0.0, 0.5, 1.0});
  EXPECT_DOUBLE_EQ(bands.at(0, 1, 1), 20.0);
  EXPECT_DOUBLE_EQ(bands.at(1, 0, 1), 5.0);
  EXPECT_DOUBLE_EQ(bands.at(1, 0, 2), 6.0);
  const auto total = bands_of_total(r, r.series[0], {0.5});
  EXPECT_DOUBLE_EQ(total.at(0, 0, 0), 22.0);
}

TEST(QuantileInterval, CoversTheTrueMedianAboutAsOftenAsItSays) {
  int covered = 0;
  constexpr std::uint32_t kTrials = 1000;
  for (std::uint32_t t = 0; t < kTrials; ++t) {
    std::vector<double> v;
    for (std::uint32_t k = 0; k < 101; ++k) v.push_back(uniform01(3, {.replicate = t, .entity = k}));
    const auto i = quantile_interval(v, 0.5, 0.9);
    covered += i.low <= 0.5 && 0.5 <= i.high ? 1 : 0;
  }
  EXPECT_NEAR(covered / static_cast<double>(kTrials), 0.9, 0.04);
}

}  // namespace
}  // namespace noroshi::propagation
