#include "holdings/clock.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace noroshi {
namespace {

TEST(Clock, CanBeFixedSoThatARunRepeats) {
  ::setenv("NOROSHI_NOW", "2024-02-29", 1);
  EXPECT_EQ(today(), (Date{2024, 2, 29}));
  EXPECT_EQ(utc_now(), (Instant{{2024, 2, 29}}));
  ::setenv("NOROSHI_NOW", "2024-02-29T21:30:05Z", 1);
  EXPECT_EQ(utc_now(), (Instant{{2024, 2, 29}, 21, 30, 5}));
}

TEST(Clock, IsTheRealOneWhenNothingReadableIsFixed) {
  ::setenv("NOROSHI_NOW", "not a date", 1);
  EXPECT_GT(utc_now(), (Instant{{2024, 12, 31}}));
  ::unsetenv("NOROSHI_NOW");
  EXPECT_TRUE(parse_instant(to_string(utc_now())));
}

}  // namespace
}  // namespace noroshi
