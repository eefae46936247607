#include "holdings/clock.hpp"

#include <gtest/gtest.h>

namespace noroshi::holdings {
namespace {

TEST(Clock, CanBeFixedSoThatARunRepeats) {
  const Clock clock{"2024-02-29"};
  EXPECT_EQ(clock.today(), (Date{2024, 2, 29}));
  EXPECT_EQ(clock.utc_now(), (Instant{{2024, 2, 29}}));
  EXPECT_EQ(Clock{"2024-02-29T21:30:05Z"}.utc_now(), (Instant{{2024, 2, 29}, 21, 30, 5}));
}

TEST(Clock, IsThatOfTheSystemWhenNothingReadableIsFixed) {
  EXPECT_GT(Clock{"not a date"}.utc_now(), (Instant{{2024, 12, 31}}));
  EXPECT_TRUE(parse_instant(to_string(Clock{}.utc_now())));
}

TEST(Stopwatch, CountsTheTimeThatPassedAndTheWorkOfThisProcess) {
  const Stopwatch watch;
  double sum = 0.0;
  while (watch.cpu_seconds() < 0.01) sum += 1.0;
  EXPECT_GT(sum, 0.0);
  EXPECT_GE(watch.wall_seconds(), 0.0);
  EXPECT_LT(Stopwatch{}.cpu_seconds(), watch.cpu_seconds());
}

}  // namespace
}  // namespace noroshi::holdings
