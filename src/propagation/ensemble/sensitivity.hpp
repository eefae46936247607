#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "numerics/dense_matrix.hpp"

namespace noroshi::propagation {

// Which uncertain input moves the answer: designs in the unit cube and estimators on the figures that come back. The
// meaning of an input (its range, its distribution) is the caller's: it maps a coordinate through the inverse of the
// distribution function. Draws are functions of (seed, row, input, purpose): with the same seed two scenarios see the
// same draws (common random numbers), and more rows add draws without changing those that are there.

// Sobol indices (Saltelli et al. 2010, Comput. Phys. Commun. 181, eqs b and f: Saltelli's first order, Jansen's total).
// Rows in blocks of inputs + 2, one block per base row: A, B, then A with column i from B, for each input i.
[[nodiscard]] numerics::DenseMatrix sobol_design(std::size_t base_rows, std::size_t inputs, std::uint64_t seed);

struct SobolIndices {
  std::vector<double> first, total;  // one per input
  std::vector<double> first_error,
      total_error;                    // standard errors (over base rows, delta method without the variance's)
  double mean = 0.0, variance = 0.0;  // of the figure over A and B
};
// figures: one per row of the design. A figure that does not vary has indices 0.
[[nodiscard]] SobolIndices sobol_indices(std::span<const double> figures, std::size_t inputs);

// Elementary effects (Morris 1991, Technometrics 33(2); mu* of Campolongo et al. 2007, Environ. Model. Softw. 22):
// `trajectories` walks of inputs + 1 rows on a grid of four levels, one input moved by 2/3 at a time.
[[nodiscard]] numerics::DenseMatrix morris_design(std::size_t trajectories, std::size_t inputs, std::uint64_t seed);

struct MorrisEffects {
  std::vector<double> mean, mean_absolute, deviation;  // one per input
};
[[nodiscard]] MorrisEffects morris_effects(const numerics::DenseMatrix& design, std::span<const double> figures);

}  // namespace noroshi::propagation
