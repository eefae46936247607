#pragma once
#include <span>
#include <vector>

#include "base/result.hpp"
#include "numerics/dense_matrix.hpp"

namespace noroshi::numerics {

// What a change of rank k asks of a system M x = b whose solution x is known: with M changed to M + U V',
//   x_new = x - (M^-1 U) (I + V' M^-1 U)^-1 V' x
// (Sherman and Morrison 1950; Woodbury 1950, "Inverting modified matrices"; Hager 1989, SIAM Review 31(2), eq. 2).
struct LowRankUpdate {
  DenseMatrix response;      // k x n: row j is M^-1 u_j
  DenseMatrix capacitance;   // k x k: I + V' M^-1 U
  std::vector<double> seen;  // k: V' x
};

// x_new from x (n). Safe to call from several threads: k is small, and nothing is shared.
// Errors: invalid_input when M + U V' is singular or nearly so. Cost: k^3 + n k.
[[nodiscard]] Result<std::vector<double>> updated_solution(std::span<const double> x, const LowRankUpdate& update);

}  // namespace noroshi::numerics
