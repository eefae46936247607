#include "holdings/clock.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace noroshi {
namespace {

TEST(Clock, CanBeFixedSoThatARunRepeats) {
  ::setenv("NOROSHI_NOW", "2024-02-29", 1);
  EXPECT_EQ(today(), (Date{2024, 2, 29}));
  EXPECT_EQ(utc_now(), "2024-02-29T00:00:00Z");
  ::setenv("NOROSHI_NOW", "not a date", 1);
  EXPECT_EQ(utc_now().size(), 20u);  // the real clock
  ::unsetenv("NOROSHI_NOW");
  EXPECT_EQ(utc_now().back(), 'Z');
}

}  // namespace
}  // namespace noroshi
