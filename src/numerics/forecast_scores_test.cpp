#include "numerics/forecast_scores.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/contract.hpp"

namespace noroshi::numerics {
namespace {

using Forecasts = std::vector<EventForecast>;

TEST(ForecastScores, BrierIsTheMeanSquareOfTheMiss) {
  // (0.2^2 + 0.3^2 + 0.5^2) / 3 by hand
  EXPECT_NEAR(brier_score(Forecasts{{0.8, true}, {0.3, false}, {0.5, true}}), 0.38 / 3.0, 1e-15);
  EXPECT_DOUBLE_EQ(brier_score(Forecasts{{1.0, true}, {0.0, false}}), 0.0);
  EXPECT_DOUBLE_EQ(brier_score(Forecasts{{1.0, false}}), 1.0);
}

TEST(ForecastScores, AnHonestProbabilityHasTheBestExpectedScore) {
  const auto expected = [](double said, double (*score)(std::span<const EventForecast>)) {
    return 0.3 * score(Forecasts{{said, true}}) + 0.7 * score(Forecasts{{said, false}});
  };
  for (const auto score : {&brier_score, &log_score}) {
    for (const double lie : {0.1, 0.2, 0.4, 0.9}) EXPECT_LT(expected(0.3, score), expected(lie, score));
  }
}

TEST(ForecastScores, TheLogScoreIsTheSurpriseAndBoundedForTheCertain) {
  EXPECT_NEAR(log_score(Forecasts{{0.5, true}, {0.25, false}}), (std::log(2.0) - std::log(0.75)) / 2.0, 1e-15);
  EXPECT_NEAR(log_score(Forecasts{{0.0, true}}), -std::log(0.01), 1e-12);
}

TEST(ForecastScores, BinsSayHowOftenItHappenedWhenThatWasSaid) {
  const auto bins = reliability(Forecasts{{0.1, false}, {0.3, true}, {0.2, false}, {1.0, true}, {0.9, true}}, 2);
  ASSERT_EQ(bins.size(), 2u);
  EXPECT_EQ(bins[0].count, 3u);
  EXPECT_NEAR(bins[0].mean_probability, 0.2, 1e-15);
  EXPECT_NEAR(bins[0].frequency, 1.0 / 3.0, 1e-15);
  EXPECT_DOUBLE_EQ(bins[1].frequency, 1.0);
  EXPECT_EQ(reliability(Forecasts{{0.1, false}}, 10).size(), 1u);  // bins that nobody used are left out
}

TEST(ForecastScores, CoverageCountsTheEdgesAsInside) {
  const std::vector<BandForecast> bands{{1, 2, 3, 1}, {1, 2, 3, 3}, {1, 2, 3, 3.5}, {1, 2, 3, 0}};
  EXPECT_DOUBLE_EQ(coverage(bands), 0.5);
}

TEST(ForecastScores, TheIntervalScoreIsTheWidthAndAFineForMissing) {
  EXPECT_DOUBLE_EQ(interval_score({2, 3, 6, 4}, 0.2), 4.0);
  EXPECT_DOUBLE_EQ(interval_score({2, 3, 6, 7}, 0.2), 4.0 + 10.0);
  EXPECT_DOUBLE_EQ(interval_score({2, 3, 6, 1.5}, 0.5), 4.0 + 2.0);
}

TEST(ForecastScores, TheWeightedIntervalScoreAgreesWithItsDefinitionByIntervals) {
  // Bracher et al. eq. 1 with K = 1, alpha = 0.2, w0 = 1/2, w1 = alpha/2: (|m - y| / 2 + 0.1 IS) / 1.5
  const std::vector<double> levels{0.1, 0.5, 0.9}, quantiles{2, 3, 6};
  for (const double actual : {1.0, 2.5, 4.0, 9.0}) {
    const double by_hand = (0.5 * std::abs(3 - actual) + 0.1 * interval_score({2, 3, 6, actual}, 0.2)) / 1.5;
    EXPECT_NEAR(weighted_interval_score(levels, quantiles, actual), by_hand, 1e-12) << actual;
  }
}

TEST(ForecastScores, TheCrpsOfASampleIsItsDistanceLessHalfItsSpread) {
  EXPECT_DOUBLE_EQ(crps_of_sample(std::vector<double>{5}, 3), 2.0);  // one member: the absolute error
  // {1, 3}, actual 2: mean distance 1; mean |x - x'| over the four ordered pairs 1; 1 - 0.5
  EXPECT_DOUBLE_EQ(crps_of_sample(std::vector<double>{3, 1}, 2), 0.5);
}

TEST(ForecastScores, SkillComparesWithABaselineAndIsNothingAgainstAPerfectOne) {
  EXPECT_DOUBLE_EQ(*skill(0.1, 0.25), 0.6);
  EXPECT_LT(*skill(0.3, 0.25), 0.0);
  EXPECT_FALSE(skill(0.1, 0.0));
  EXPECT_DOUBLE_EQ(mean_absolute_error(std::vector<double>{1, 5}, std::vector<double>{2, 2}), 2.0);
}

TEST(ForecastScores, ABootstrapDrawsWholeGroupsAndRepeatsItself) {
  const std::vector<double> values{0, 0, 10, 10};
  const auto mean_of = [&](std::span<const std::size_t> drawn) -> std::optional<double> {
    double sum = 0.0;
    for (const auto i : drawn) sum += values[i];
    return sum / static_cast<double>(drawn.size());
  };
  const std::vector<std::size_t> apart{0, 1, 2, 3}, events{7, 7, 9, 9}, one{1, 1, 1, 1};
  const BootstrapOptions options{.seed = 11, .replicates = 4000};
  const auto wide = bootstrap_interval(events, mean_of, options);
  EXPECT_DOUBLE_EQ(wide->low, 0.0);  // both draws take the first event in a quarter of all replicates
  EXPECT_DOUBLE_EQ(wide->high, 10.0);
  const auto narrow = bootstrap_interval(apart, mean_of, {.seed = 11, .replicates = 4000, .level = 0.5});
  EXPECT_DOUBLE_EQ(narrow->low, 2.5);  // binomial(4, 1/2): quartiles 1.5 +- 0.5 successes
  EXPECT_DOUBLE_EQ(narrow->high, 7.5);
  const auto single = bootstrap_interval(one, mean_of, options);
  EXPECT_DOUBLE_EQ(single->low, 5.0);
  EXPECT_DOUBLE_EQ(single->high, 5.0);
  EXPECT_FALSE(bootstrap_interval(
      apart, [](auto) { return std::nullopt; }, options));
  const auto again = bootstrap_interval(events, mean_of, options);
  EXPECT_EQ(again->low, wide->low);
}

TEST(ForecastScores, RefuseProbabilitiesBeyondOneAndEmptyLists) {
  EXPECT_THROW((void)brier_score(Forecasts{{1.2, true}}), ContractViolation);
  EXPECT_THROW((void)log_score(Forecasts{}), ContractViolation);
  EXPECT_THROW((void)interval_score({3, 2, 1, 0}, 0.2), ContractViolation);
}

}  // namespace
}  // namespace noroshi::numerics
