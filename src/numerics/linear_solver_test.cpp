#include "numerics/linear_solver.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <thread>

namespace noroshi::numerics {
namespace {

DenseMatrix matrix_of(std::size_t rows, std::size_t columns, std::vector<double> values) {
  DenseMatrix m{rows, columns};
  m.values = std::move(values);
  return m;
}

// Numbers in (-1, 1) with a heavy diagonal, so that the system is far from singular.
DenseMatrix drawn_matrix(std::size_t n, std::uint32_t seed) {
  DenseMatrix m{n, n};
  for (std::size_t i = 0; i < m.values.size(); ++i)
    m.values[i] = std::sin(static_cast<double>(i * 7919 + seed * 104729 + 1));
  for (std::size_t i = 0; i < n; ++i) m(i, i) += static_cast<double>(n);
  return m;
}

TEST(LinearSolver, SolvesASystemWorkedOutByHand) {
  const auto lu = LuFactors::of(matrix_of(2, 2, {2.0, 1.0, 4.0, 3.0}));
  ASSERT_TRUE(lu);
  const auto x = lu->solve(std::vector{5.0, 11.0});  // x = 2, y = 1
  EXPECT_NEAR(x[0], 2.0, 1e-14);
  EXPECT_NEAR(x[1], 1.0, 1e-14);
  const auto y = lu->solve_transposed(std::vector{10.0, 6.0});  // 2a + 4b = 10, a + 3b = 6
  EXPECT_NEAR(y[0], 3.0, 1e-14);
  EXPECT_NEAR(y[1], 1.0, 1e-14);
}

TEST(LinearSolver, TheInverseOfANonSymmetricMatrixIsNotTransposed) {
  auto lu = LuFactors::of(matrix_of(2, 2, {1.0, 2.0, 0.0, 1.0}));
  ASSERT_TRUE(lu);
  const auto inverse = std::move(*lu).inverse();
  EXPECT_EQ(inverse.values, (std::vector{1.0, -2.0, 0.0, 1.0}));
}

TEST(LinearSolver, AMatrixTimesItsInverseIsTheIdentity) {
  const auto a = drawn_matrix(150, 3);
  auto lu = LuFactors::of(a);
  ASSERT_TRUE(lu);
  const auto one = product(a, std::move(*lu).inverse());
  for (std::size_t i = 0; i < 150; ++i) {
    for (std::size_t j = 0; j < 150; ++j) EXPECT_NEAR(one(i, j), i == j ? 1.0 : 0.0, 1e-13);
  }
}

TEST(LinearSolver, ManyRightHandSidesAreSolvedAsOneByOne) {
  const auto a = drawn_matrix(40, 1);
  const auto lu = LuFactors::of(a);
  ASSERT_TRUE(lu);
  DenseMatrix b{5, 40};
  for (std::size_t i = 0; i < b.values.size(); ++i) b.values[i] = static_cast<double>(i % 11);
  const auto all = lu->solve_rows(b);
  for (std::size_t r = 0; r < 5; ++r) {
    const auto one = lu->solve(b.row(r));
    for (std::size_t i = 0; i < 40; ++i) EXPECT_NEAR(all(r, i), one[i], 1e-14);
    EXPECT_LT(relative_residual(a, all.row(r), b.row(r)), 1e-15);
  }
}

TEST(LinearSolver, CallsFromSeveralThreadsGiveTheSameBits) {
  const auto a = drawn_matrix(120, 5);
  std::vector<DenseMatrix> inverses(4);
  std::vector<std::thread> threads;
  for (auto& inverse : inverses)
    threads.emplace_back([&a, &inverse] { inverse = std::move(LuFactors::of(a).value()).inverse(); });
  for (auto& thread : threads) thread.join();
  for (const auto& inverse : inverses) EXPECT_EQ(inverse, inverses.front());
}

TEST(LinearSolver, RefusesWhatHasNoReliableSolution) {
  EXPECT_FALSE(LuFactors::of(matrix_of(2, 2, {1.0, 2.0, 2.0, 4.0})));
  EXPECT_FALSE(LuFactors::of(matrix_of(2, 2, {1.0, 1.0, 1.0, 1.0 + 1e-14})));
  EXPECT_FALSE(LuFactors::of(matrix_of(2, 2, {0.0, 0.0, 0.0, 0.0})));
  EXPECT_FALSE(LuFactors::of(DenseMatrix{2, 3}));
  EXPECT_FALSE(LuFactors::of(matrix_of(1, 1, {std::numeric_limits<double>::quiet_NaN()})));
  const auto error = LuFactors::of(matrix_of(2, 2, {1.0, 2.0, 2.0, 4.0})).error();
  EXPECT_EQ(error.code, ErrorCode::invalid_input);
  EXPECT_NE(error.message.en.find("singular"), std::string::npos);
}

TEST(LinearSolver, AWrongSolutionHasALargeResidual) {
  const auto a = matrix_of(2, 2, {2.0, 1.0, 4.0, 3.0});
  EXPECT_LT(relative_residual(a, std::vector{2.0, 1.0}, std::vector{5.0, 11.0}), 1e-16);
  EXPECT_GT(relative_residual(a, std::vector{2.0, 1.1}, std::vector{5.0, 11.0}), 1e-3);
}

TEST(LinearSolver, NothingIsSolvedByNothing) {
  const auto lu = LuFactors::of(DenseMatrix{});
  ASSERT_TRUE(lu);
  EXPECT_TRUE(lu->solve({}).empty());
}

}  // namespace
}  // namespace noroshi::numerics
