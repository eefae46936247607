#include "propagation/ensemble/sensitivity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace noroshi::propagation {
namespace {

// Ishigami and Homma (1990) with a = 7, b = 0.1: S1 = 0.3139, S2 = 0.4424, S3 = 0; total 0.5576, 0.4424, 0.2437.
TEST(Sobol, FindsTheKnownIndicesOfTheIshigamiFunction) {
  const auto design = sobol_design(20000, 3, 1);
  std::vector<double> y;
  for (std::size_t r = 0; r < design.rows; ++r) {
    const auto x = [&](std::size_t i) { return std::numbers::pi * (2.0 * design(r, i) - 1.0); };
    y.push_back(std::sin(x(0)) + 7.0 * std::pow(std::sin(x(1)), 2) + 0.1 * std::pow(x(2), 4) * std::sin(x(0)));
  }
  const auto s = sobol_indices(y, 3);
  const double first[] = {0.3139, 0.4424, 0.0}, total[] = {0.5576, 0.4424, 0.2437};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(s.first[i], first[i], 4.0 * s.first_error[i] + 0.01) << i;
    EXPECT_NEAR(s.total[i], total[i], 4.0 * s.total_error[i] + 0.01) << i;
  }
  EXPECT_NEAR(s.variance, 13.8446, 0.3);
}

TEST(Sobol, MoreRowsKeepTheRowsThatWereThereAndAFlatFigureHasNoIndices) {
  const auto few = sobol_design(10, 4, 5), many = sobol_design(20, 4, 5);
  EXPECT_TRUE(std::equal(few.values.begin(), few.values.end(), many.values.begin()));
  const auto flat = sobol_indices(std::vector<double>(60, 3.0), 4);
  for (const double v : flat.total) EXPECT_EQ(v, 0.0);
}

TEST(Morris, ALinearFigureHasItsSlopesWithoutScatter) {
  const auto design = morris_design(12, 3, 2);
  std::vector<double> y;
  for (std::size_t r = 0; r < design.rows; ++r) {
    for (const double v : design.row(r)) ASSERT_TRUE(v >= -1e-12 && v <= 1.0 + 1e-12);
    y.push_back(2.0 * design(r, 0) - 5.0 * design(r, 1));
  }
  const auto m = morris_effects(design, y);
  EXPECT_NEAR(m.mean[0], 2.0, 1e-12);
  EXPECT_NEAR(m.mean[1], -5.0, 1e-12);
  EXPECT_NEAR(m.mean_absolute[1], 5.0, 1e-12);
  EXPECT_NEAR(m.mean_absolute[2], 0.0, 1e-12);
  EXPECT_NEAR(m.deviation[1], 0.0, 1e-12);
}

}  // namespace
}  // namespace noroshi::propagation
