#include "propagation/driver/path.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace noroshi::propagation {
namespace {

TEST(Path, HoldsEachValueUntilTheNextDay) {
  const auto p = Path::make({10, 20, 30}, {0.5, 1.0, 0.25}).value();
  EXPECT_EQ(p.at(9.9), 0.0);
  EXPECT_EQ(p.at(10), 0.5);
  EXPECT_EQ(p.at(29.9), 1.0);
  EXPECT_EQ(p.at(1e6), 0.25);
}

TEST(Path, MeansAddUpToTheSameWhateverTheStep) {
  const auto p = Path::make({1.3, 4.7, 5.1}, {0.5, 1.0, 0.0}).value();
  const double whole = 0.5 * 3.4 + 1.0 * 0.4;
  for (const double step : {0.25, 0.7, 1.0, 3.0, 7.0}) {
    double sum = 0.0;
    for (int k = 0; k * step < 8.0; ++k) sum += step * p.mean(k * step, (k + 1) * step);
    EXPECT_NEAR(sum, whole, 1e-12) << step;
  }
}

TEST(Path, DaysThatDoNotIncreaseAreRefused) {
  EXPECT_FALSE(Path::make({1, 1}, {0, 0}));
  EXPECT_FALSE(Path::make({1}, {0, 0}));
  EXPECT_FALSE(Path::make({1}, {std::numeric_limits<double>::quiet_NaN()}));
}

}  // namespace
}  // namespace noroshi::propagation
