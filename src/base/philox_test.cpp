#include "base/philox.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

// Known-answer vectors published with the reference implementation (Random123, kat_vectors).
TEST(Philox, GivesThePublishedVectors) {
  EXPECT_EQ(philox4x32({0, 0, 0, 0}, {0, 0}),
            (std::array<std::uint32_t, 4>{0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u}));
  constexpr std::uint32_t f = 0xffffffffu;
  EXPECT_EQ(philox4x32({f, f, f, f}, {f, f}),
            (std::array<std::uint32_t, 4>{0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu}));
}

TEST(Philox, TheSameKeyGivesTheSameDrawWhateverWasDrawnBefore) {
  const double first = uniform01(7, {0, 3, 11, 0});
  (void)uniform01(7, {0, 9, 1, 0});
  EXPECT_EQ(first, uniform01(7, {0, 3, 11, 0}));
}

TEST(Philox, NormalDrawsHaveMeanZeroAndVarianceOne) {
  constexpr std::uint32_t n = 100'000;
  double sum = 0, squares = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    const double z = standard_normal(1, {i, 0, 0, 0});
    sum += z;
    squares += z * z;
  }
  EXPECT_NEAR(sum / n, 0.0, 0.02);  // six standard errors
  EXPECT_NEAR(squares / n, 1.0, 0.03);
}

}  // namespace
}  // namespace noroshi
