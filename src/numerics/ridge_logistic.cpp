#include "numerics/ridge_logistic.hpp"

#include <Eigen/Dense>
#include <cmath>

#include "base/contract.hpp"

namespace noroshi::numerics {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

struct Problem {
  MatrixXd rows;  // n x (K + 1), a one in front
  VectorXd happened;
  VectorXd precision;  // of the prior

  // Log-likelihood less penalty; ln(1 + e^x) without overflow.
  [[nodiscard]] double value(const VectorXd& weights) const {
    double sum = -0.5 * weights.cwiseAbs2().dot(precision);
    const VectorXd odds = rows * weights;
    for (Eigen::Index i = 0; i < odds.size(); ++i) {
      sum += happened[i] * odds[i] - std::max(odds[i], 0.0) - std::log1p(std::exp(-std::abs(odds[i])));
    }
    return sum;
  }
  [[nodiscard]] VectorXd gradient(const VectorXd& weights) const {
    const VectorXd expected = (rows * weights).unaryExpr(&logistic);
    return rows.transpose() * (happened - expected) - precision.cwiseProduct(weights);
  }
  [[nodiscard]] MatrixXd curvature(const VectorXd& weights) const {
    const VectorXd expected = (rows * weights).unaryExpr(&logistic);
    const VectorXd weight = expected.array() * (1.0 - expected.array());
    MatrixXd h = rows.transpose() * weight.asDiagonal() * rows;
    h.diagonal() += precision;
    return h;
  }
};

Problem state(const DenseMatrix& design, std::span<const double> happened, const RidgePrior& prior) {
  const auto n = static_cast<Eigen::Index>(happened.size()), k = static_cast<Eigen::Index>(design.columns);
  Problem problem{MatrixXd::Ones(n, k + 1), VectorXd(n),
                  VectorXd::Constant(k + 1, 1.0 / (prior.weight_sd * prior.weight_sd))};
  problem.precision[0] = 1.0 / (prior.intercept_sd * prior.intercept_sd);
  for (Eigen::Index i = 0; i < n; ++i) {
    problem.happened[i] = happened[static_cast<std::size_t>(i)];
    for (Eigen::Index j = 0; j < k; ++j) {
      problem.rows(i, j + 1) = design(static_cast<std::size_t>(i), static_cast<std::size_t>(j));
    }
  }
  return problem;
}

}  // namespace

double logistic(double log_odds) {
  return log_odds >= 0.0 ? 1.0 / (1.0 + std::exp(-log_odds)) : std::exp(log_odds) / (1.0 + std::exp(log_odds));
}

double RidgeLogistic::log_odds(std::span<const double> row) const {
  NOROSHI_EXPECT(row.size() + 1 == weights.size());
  double sum = weights[0];
  for (std::size_t j = 0; j < row.size(); ++j) sum += weights[j + 1] * row[j];
  return sum;
}

double RidgeLogistic::deviation(std::span<const double> row) const {
  NOROSHI_EXPECT(row.size() + 1 == weights.size());
  const auto at = [&](std::size_t j) { return j == 0 ? 1.0 : row[j - 1]; };
  double variance = 0.0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    for (std::size_t j = 0; j < weights.size(); ++j) variance += at(i) * covariance(i, j) * at(j);
  }
  return std::sqrt(std::max(variance, 0.0));
}

RidgeLogistic fit_ridge_logistic(const DenseMatrix& design, std::span<const double> happened, const RidgePrior& prior) {
  NOROSHI_EXPECT(design.rows == happened.size() && prior.intercept_sd > 0.0 && prior.weight_sd > 0.0);
  constexpr int kMostSteps = 100, kMostHalvings = 40;
  constexpr double kFlat = 1e-11;  // of the gradient: log-likelihood per unit of a weight
  const Problem problem = state(design, happened, prior);
  VectorXd weights = VectorXd::Zero(problem.rows.cols());
  for (int step = 0; step < kMostSteps; ++step) {
    const VectorXd gradient = problem.gradient(weights);
    if (gradient.cwiseAbs().maxCoeff() < kFlat) break;
    VectorXd move = problem.curvature(weights).ldlt().solve(gradient);
    const double before = problem.value(weights);
    for (int halving = 0; halving < kMostHalvings && problem.value(weights + move) < before; ++halving) move *= 0.5;
    weights += move;
  }
  RidgeLogistic fit;
  fit.weights.assign(weights.begin(), weights.end());
  const MatrixXd inverse = problem.curvature(weights).inverse();
  fit.covariance = DenseMatrix(fit.weights.size(), fit.weights.size());
  for (std::size_t i = 0; i < fit.weights.size(); ++i) {
    for (std::size_t j = 0; j < fit.weights.size(); ++j) {
      fit.covariance(i, j) = inverse(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
    }
  }
  return fit;
}

}  // namespace noroshi::numerics
