#include "holdings/clock.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

TEST(Clock, CanBeFixedSoThatARunRepeats) {
  const Clock clock{"2024-02-29"};
  EXPECT_EQ(clock.today(), (Date{2024, 2, 29}));
  EXPECT_EQ(clock.utc_now(), "2024-02-29T00:00:00Z");
  EXPECT_EQ(Clock{"2024-02-29T12:30:00Z"}.utc_now(), "2024-02-29T12:30:00Z");
}

TEST(Clock, IsThatOfTheSystemOtherwise) {
  EXPECT_EQ(Clock{"not a date"}.utc_now().size(), 20U);
  EXPECT_EQ(Clock{}.utc_now().back(), 'Z');
}

}  // namespace
}  // namespace noroshi
