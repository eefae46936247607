#include "base/single_precision.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace noroshi {
namespace {

TEST(KnownDigits, AreTheShortestDecimalOfTheFloat) {
  EXPECT_EQ(known_digits(0.6700712442398071), 0.67007124);
  EXPECT_EQ(known_digits(0.36000000000000004), 0.36);
  EXPECT_EQ(known_digits(static_cast<double>(0.1f)), 0.1);
  EXPECT_EQ(known_digits(static_cast<double>(-1.5e-7f)), -1.5e-7);
}

TEST(KnownDigits, LeaveWhatIsExactAndWhatIsNotFinite) {
  for (const double v : {0.0, 1.0, 0.5, 0.334, 123456.0}) EXPECT_EQ(known_digits(v), v);
  EXPECT_EQ(known_digits(std::numeric_limits<double>::infinity()), std::numeric_limits<double>::infinity());
  EXPECT_EQ(known_digits(1e300), 1e300);  // no float
}

TEST(KnownDigits, ReadAsTheSameFloat) {
  for (float f = 0.1f; f < 1.0f; f += 0.0137f) EXPECT_EQ(static_cast<float>(known_digits(static_cast<double>(f))), f);
}

}  // namespace
}  // namespace noroshi
