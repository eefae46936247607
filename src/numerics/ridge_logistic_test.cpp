#include "numerics/ridge_logistic.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/contract.hpp"

namespace noroshi::numerics {
namespace {

DenseMatrix column(std::vector<double> values) {
  DenseMatrix m(values.size(), 1);
  m.values = std::move(values);
  return m;
}
constexpr RidgePrior kNone{.intercept_sd = 1e6, .weight_sd = 1e6};

TEST(RidgeLogistic, AnInterceptAloneIsTheLogOddsOfTheFrequency) {
  const auto fit = fit_ridge_logistic(DenseMatrix(4, 0), std::vector<double>{1, 0, 0, 0}, kNone);
  EXPECT_NEAR(fit.weights[0], std::log(1.0 / 3.0), 1e-9);
  EXPECT_NEAR(fit.deviation({}), std::sqrt(1.0 / 0.75), 1e-6);  // 1 / sqrt(n p (1 - p)), n = 4, p = 1/4
}

TEST(RidgeLogistic, AColumnOfTwoValuesGivesTheLogOddsRatioOfTheTable) {
  // x = 0: 1 of 4 happened; x = 1: 3 of 4. Odds ratio 9.
  const auto fit =
      fit_ridge_logistic(column({0, 0, 0, 0, 1, 1, 1, 1}), std::vector<double>{1, 0, 0, 0, 1, 1, 1, 0}, kNone);
  EXPECT_NEAR(fit.weights[1], std::log(9.0), 1e-6);
  EXPECT_NEAR(logistic(fit.log_odds(std::vector{1.0})), 0.75, 1e-6);
}

TEST(RidgeLogistic, ThePriorKeepsASeparatingColumnFiniteAndAtItsMode) {
  const std::vector<double> x{0, 0, 1, 1}, y{0, 0, 1, 1};
  const auto fit = fit_ridge_logistic(column(x), y, {.intercept_sd = 3.0, .weight_sd = 1.0});
  double by_intercept = -fit.weights[0] / 9.0, by_weight = -fit.weights[1];  // the gradient by hand
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double miss = y[i] - logistic(fit.log_odds(std::vector{x[i]}));
    by_intercept += miss;
    by_weight += miss * x[i];
  }
  EXPECT_NEAR(by_intercept, 0.0, 1e-9);
  EXPECT_NEAR(by_weight, 0.0, 1e-9);
  EXPECT_GT(fit.weights[1], 0.5);
  EXPECT_LT(fit.weights[1], 2.0);
}

TEST(RidgeLogistic, WithoutObservationsOnlyThePriorSpeaks) {
  const auto fit =
      fit_ridge_logistic(DenseMatrix(0, 1), std::vector<double>{}, {.intercept_sd = 2.0, .weight_sd = 0.5});
  EXPECT_EQ(fit.weights, (std::vector{0.0, 0.0}));
  EXPECT_NEAR(fit.deviation(std::vector{1.0}), std::sqrt(4.0 + 0.25), 1e-12);
}

TEST(RidgeLogistic, RefusesMoreOutcomesThanRows) {
  EXPECT_THROW((void)fit_ridge_logistic(column({1, 2}), std::vector<double>{1}), ContractViolation);
  EXPECT_DOUBLE_EQ(logistic(800.0), 1.0);
  EXPECT_GE(logistic(-800.0), 0.0);
}

}  // namespace
}  // namespace noroshi::numerics
