#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "numerics/dense_matrix.hpp"

namespace noroshi::numerics {

// Logistic regression for few observations: log-odds = b_0 + sum_j b_j x_j with normal priors around zero, the ridge of
// le Cessie and van Houwelingen (1992), "Ridge estimators in logistic regression", Applied Statistics 41(1). The prior
// keeps a weight finite when a column separates the outcomes and near zero when few rows speak for it.
struct RidgeLogistic {
  std::vector<double> weights;  // K + 1: intercept, then one per column
  DenseMatrix covariance;       // (K + 1)^2, of the normal approximation at the mode (inverse Hessian)

  [[nodiscard]] double log_odds(std::span<const double> row) const;   // K values
  [[nodiscard]] double deviation(std::span<const double> row) const;  // standard deviation of the log-odds
};

struct RidgePrior {
  double intercept_sd = 3.0, weight_sd = 1.0;  // of log-odds; > 0
};

// `design`: n x K, `happened`: n values 0 or 1. n may be 0 (the prior alone). The penalised likelihood is strictly
// concave, so Newton's method with halved steps ends at the one mode. Cost: O(steps x n K^2), a handful of steps.
[[nodiscard]] RidgeLogistic fit_ridge_logistic(const DenseMatrix& design, std::span<const double> happened,
                                               const RidgePrior& prior = {});

[[nodiscard]] double logistic(double log_odds);  // 1 / (1 + exp(-x))

}  // namespace noroshi::numerics
