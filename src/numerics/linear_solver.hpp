#pragma once
#include <span>
#include <vector>

#include "base/result.hpp"
#include "numerics/dense_matrix.hpp"

namespace noroshi::numerics {

// Dense linear algebra behind one door (OpenBLAS, one thread): everything large goes through here. The same bits on
// any number of threads; calls from several threads wait for each other.

// A = P L U of a square matrix, factorised once, solved for many right-hand sides. n numbers a right-hand side.
// Cost: 2/3 n^3 operations and the n^2 numbers of the matrix itself, then 2 n^2 for each solution.
class LuFactors {
 public:
  // Below this estimate of 1 / (|A| |A^-1|) in the 1-norm a solution keeps fewer than four digits.
  static constexpr double kLeastReciprocalCondition = 1e-12;

  // Errors: invalid_input for a matrix that is not square, holds a number that is not finite, is singular or nearly so.
  [[nodiscard]] static Result<LuFactors> of(DenseMatrix matrix);

  [[nodiscard]] std::size_t size() const { return factors_.rows; }
  [[nodiscard]] double reciprocal_condition() const { return reciprocal_condition_; }  // estimate, 0 to 1

  [[nodiscard]] std::vector<double> solve(std::span<const double> b) const;             // x of A x = b
  [[nodiscard]] std::vector<double> solve_transposed(std::span<const double> b) const;  // y of A' y = b
  [[nodiscard]] DenseMatrix solve_rows(DenseMatrix b) const;  // each row of b a right-hand side, its solution in place
  [[nodiscard]] DenseMatrix inverse() &&;                     // in the memory of the factors; 4/3 n^3

 private:
  LuFactors(DenseMatrix factors, std::vector<int> pivots, double reciprocal_condition)
      : factors_{std::move(factors)}, pivots_{std::move(pivots)}, reciprocal_condition_{reciprocal_condition} {}

  DenseMatrix factors_;
  std::vector<int> pivots_;
  double reciprocal_condition_;
};

[[nodiscard]] DenseMatrix product(const DenseMatrix& a, const DenseMatrix& b);
[[nodiscard]] std::vector<double> product(const DenseMatrix& a, std::span<const double> x);

// max_i |A x - b|_i / (|A|_inf |x|_inf + |b|_inf): the backward error of a solution (Rigal and Gaches 1967); near 1e-16
// for a good one. 0 for no rows.
[[nodiscard]] double relative_residual(const DenseMatrix& a, std::span<const double> x, std::span<const double> b);

}  // namespace noroshi::numerics
