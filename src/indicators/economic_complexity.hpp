#pragma once
#include <Eigen/Core>
#include <optional>
#include <vector>

#include "base/result.hpp"

namespace noroshi::indicators {

// Matrices are countries (rows) x products (columns); exports in one currency, any unit.

// Balassa (1965): (X_cp / X_c) / (X_p / X). 0 in rows and columns without exports. Exports >= 0.
[[nodiscard]] Eigen::MatrixXd revealed_comparative_advantage(const Eigen::MatrixXd& exports);

// 1 where the advantage is at least `threshold`, 0 elsewhere: the matrix M of the complexity literature.
[[nodiscard]] Eigen::MatrixXd discrete_advantage(const Eigen::MatrixXd& advantage, double threshold = 1.0);

enum class ComplexityMethod {
  fitness,  // Tacchella et al. (2012), Scientific Reports 2:723: F_c = sum_p M Q_p, Q_p = 1 / sum_c M / F_c, both
            // divided by their mean in every round. As R's economiccomplexity: 20 columns = 19 rounds from ones.
  eigen,    // Hidalgo and Hausmann (2009), PNAS 106(26); Hausmann et al. (2014), Atlas, technical box 2.1: second
            // eigenvector of D^-1 M U^-1 M', standardised; the sign makes it rise with diversity.
};

struct ComplexityOptions {
  ComplexityMethod method = ComplexityMethod::fitness;
  int iterations = 20;  // fitness: states computed, the start included; [2, 200]
};

struct Complexity {  // nothing where a country has no advantage or a product no country that has one
  std::vector<std::optional<double>> country, product;
};

// Fitness: mean 1 over countries and over products, >= 0. Eigen: mean 0 and standard deviation (n - 1) 1 over each.
// Input: M, zero or one. Errors: invalid_input when fewer than two countries or products have an entry, when options
// are out of range, or when (eigen) every country looks the same. Cost O(iterations x entries), or O(countries^3).
[[nodiscard]] Result<Complexity> economic_complexity(const Eigen::MatrixXd& discrete,
                                                     const ComplexityOptions& options = {});

// (M M')_ab / max(diversity_a, diversity_b) and (M' M)_pq / max(ubiquity_p, ubiquity_q), in [0, 1]; 0 where both are
// empty. Hidalgo et al. (2007), Science 317; the minimum of the two conditional probabilities.
[[nodiscard]] Eigen::MatrixXd country_proximity(const Eigen::MatrixXd& discrete);
[[nodiscard]] Eigen::MatrixXd product_proximity(const Eigen::MatrixXd& discrete);

}  // namespace noroshi::indicators
