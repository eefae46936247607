#include "numerics/low_rank_update.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "numerics/linear_solver.hpp"

namespace noroshi::numerics {
namespace {

TEST(LowRankUpdate, AgreesWithFactorisingTheChangedMatrix) {
  constexpr std::size_t n = 30, k = 3;
  DenseMatrix m{n, n}, u{k, n}, v{k, n};
  for (std::size_t i = 0; i < n * n; ++i) m.values[i] = std::sin(static_cast<double>(i));
  for (std::size_t i = 0; i < n; ++i) m(i, i) += 20.0;
  for (std::size_t i = 0; i < k * n; ++i) {
    u.values[i] = std::cos(static_cast<double>(3 * i));
    v.values[i] = std::sin(static_cast<double>(5 * i + 1));
  }
  std::vector<double> b(n, 1.0);
  const auto lu = LuFactors::of(m);
  ASSERT_TRUE(lu);
  const auto x = lu->solve(b);
  LowRankUpdate update{lu->solve_rows(u), DenseMatrix{k, k}, product(v, x)};
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      for (std::size_t p = 0; p < n; ++p) update.capacitance(i, j) += v(i, p) * update.response(j, p);
    }
    update.capacitance(i, i) += 1.0;
  }
  const auto updated = updated_solution(x, update);
  ASSERT_TRUE(updated);
  for (std::size_t p = 0; p < k; ++p) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) m(i, j) += u(p, i) * v(p, j);
    }
  }
  const auto direct = LuFactors::of(m);
  ASSERT_TRUE(direct);
  const auto expected = direct->solve(b);
  for (std::size_t i = 0; i < n; ++i) EXPECT_NEAR((*updated)[i], expected[i], 1e-14);
}

TEST(LowRankUpdate, NoChangeLeavesTheSolution) {
  const std::vector x{1.0, 2.0};
  EXPECT_EQ(updated_solution(x, {DenseMatrix{0, 2}, {}, {}}).value(), x);
}

TEST(LowRankUpdate, RefusesAChangeThatLeavesASingularMatrix) {
  // M = I, u = -e1, v = e1: the first row of M + u v' is zero.
  LowRankUpdate update{DenseMatrix{1, 2}, DenseMatrix{1, 1}, {1.0}};
  update.response(0, 0) = -1.0;
  const std::vector x{1.0, 1.0};
  const auto updated = updated_solution(x, update);
  ASSERT_FALSE(updated);
  EXPECT_EQ(updated.error().code, ErrorCode::invalid_input);
}

}  // namespace
}  // namespace noroshi::numerics
