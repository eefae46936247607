#include "numerics/robust.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "base/contract.hpp"

namespace noroshi::numerics {
namespace {

using Sample = std::vector<double>;

TEST(Quantile, InterpolatesBetweenOrderStatisticsAsTypeSeven) {
  const Sample x{10, 1, 4, 7};  // sorted 1 4 7 10; R: quantile(x, c(.1, .25, .5, .9), type = 7)
  EXPECT_DOUBLE_EQ(quantile(x, 0.10), 1.9);
  EXPECT_DOUBLE_EQ(quantile(x, 0.25), 3.25);
  EXPECT_DOUBLE_EQ(quantile(x, 0.50), 5.5);
  EXPECT_DOUBLE_EQ(quantile(x, 0.90), 9.1);
}

TEST(Quantile, EndsAreTheExtremesAndOneValueIsItsOwnQuantile) {
  const Sample x{3, -2, 8};
  EXPECT_EQ(quantile(x, 0.0), -2);
  EXPECT_EQ(quantile(x, 1.0), 8);
  EXPECT_EQ(quantile(Sample{5}, 0.3), 5);
}

TEST(Quantile, RefusesAnEmptySampleAMissingNumberAndAShareOutsideZeroToOne) {
  EXPECT_THROW((void)quantile(Sample{}, 0.5), ContractViolation);
  EXPECT_THROW((void)quantile(Sample{1, std::numeric_limits<double>::quiet_NaN()}, 0.5), ContractViolation);
  EXPECT_THROW((void)quantile(Sample{1, 2}, 1.01), ContractViolation);
}

TEST(ScaledMad, IsOnePointFourEightTwoSixTimesTheMedianDistance) {
  EXPECT_DOUBLE_EQ(scaled_mad(Sample{1, 1, 2, 2, 4, 6, 9}), 1.4826);  // median 2, distances 0 0 1 1 2 4 7
}

TEST(ScaledMad, IgnoresOneWildValueMovesWithScaleAndNotWithShift) {
  const Sample calm{1, 2, 3, 4, 5}, wild{1, 2, 3, 4, 1e9};
  EXPECT_DOUBLE_EQ(scaled_mad(calm), scaled_mad(wild));
  Sample moved = calm;
  for (double& v : moved) v = 10 * v + 100;
  EXPECT_DOUBLE_EQ(scaled_mad(moved), 10 * scaled_mad(calm));
}

TEST(WeightedMedian, IsTheValueAtWhichHalfOfTheWeightIsReached) {
  EXPECT_EQ(weighted_median(Sample{3, 1, 2}, Sample{1, 1, 1}), 2);
  EXPECT_EQ(weighted_median(Sample{3, 1, 2}, Sample{5, 1, 1}), 3);
  EXPECT_EQ(weighted_median(Sample{1, 2}, Sample{1, 1}), 1);  // half is reached with the first
  EXPECT_THROW((void)weighted_median(Sample{}, Sample{}), ContractViolation);
}

TEST(RobustZ, CountsScaledMadsFromTheMedianAndIsSilentWithoutVariation) {
  EXPECT_DOUBLE_EQ(robust_z(2 + 2 * 1.4826, Sample{1, 1, 2, 2, 4, 6, 9}).value(), 2.0);
  EXPECT_FALSE(robust_z(3, Sample{1, 1, 1}).has_value());
}

TEST(AverageRanks, TiesShareTheAverageOfTheirRanks) {
  EXPECT_EQ(average_ranks(Sample{20, 10, 20, 30, 20}), (Sample{3, 1, 3, 5, 3}));
}

TEST(AverageRanks, AlwaysAddUpToTheSameSumAndDoNotChangeUnderMonotoneMaps) {
  const Sample x{5, 5, 1, 9, 2, 2};
  Sample cubed = x;
  for (double& v : cubed) v = v * v * v;
  const Sample rank = average_ranks(x);
  EXPECT_EQ(rank, average_ranks(cubed));
  double sum = 0;
  for (double r : rank) sum += r;
  EXPECT_DOUBLE_EQ(sum, 21);
}

TEST(RankRescaled, RunsFromZeroToOneAndALoneValueSitsInTheMiddle) {
  EXPECT_EQ(rank_rescaled(Sample{3, 1, 2}), (Sample{1, 0, 0.5}));
  EXPECT_EQ(rank_rescaled(Sample{7}), (Sample{0.5}));
}

}  // namespace
}  // namespace noroshi::numerics
