#include "base/calendar.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

TEST(Period, ReadsYearsAndMonthsInTheFormsThatPublishersUse) {
  EXPECT_EQ(parse_period("2023"), (Period{2023, 0}));
  EXPECT_EQ(parse_period("202307"), (Period{2023, 7}));
  EXPECT_EQ(parse_period("2023-07"), (Period{2023, 7}));
  EXPECT_EQ(parse_period("2023-07-01"), (Period{2023, 7}));
}

TEST(Period, RefusesWhatIsNoPeriod) {
  for (const auto* bad : {"", "23", "2023-7", "202313", "2023/07", "20x3", "2023-07-02", "99999", "-202"}) {
    EXPECT_FALSE(parse_period(bad)) << bad;
  }
}

TEST(Period, PrintsWhatItReads) {
  EXPECT_EQ(to_string(Period{2023, 0}), "2023");
  EXPECT_EQ(to_string(Period{2023, 7}), "2023-07");
}

TEST(Date, CountsDaysAcrossLeapYears) {
  EXPECT_EQ(days_between({2024, 2, 28}, {2024, 3, 1}), 2);
  EXPECT_EQ(days_between({2023, 2, 28}, {2023, 3, 1}), 1);
  EXPECT_EQ(days_between({2023, 1, 1}, {2022, 12, 31}), -1);
}

TEST(Date, KnowsWhichDaysExist) {
  EXPECT_TRUE(parse_date("2024-02-29"));
  EXPECT_FALSE(parse_date("2023-02-29"));
  EXPECT_FALSE(parse_date("2023-13-01"));
  EXPECT_EQ(to_string(*parse_date("2024-02-09")), "2024-02-09");
}

TEST(Instant, ReadsWhatItPrints) {
  const Instant evening{{2026, 11, 23}, 21, 0, 9};
  EXPECT_EQ(to_string(evening), "2026-11-23T21:00:09Z");
  EXPECT_EQ(parse_instant("2026-11-23T21:00:09Z"), evening);
  EXPECT_LT(evening, (Instant{{2026, 11, 23}, 21, 1, 0}));
}

TEST(Instant, RefusesWhatIsNoSecondOfUtc) {
  for (const auto* bad :
       {"", "2026-11-23", "2026-11-23T21:00Z", "2026-11-23 21:00:09Z", "2026-11-23T24:00:00Z", "2026-11-23T21:60:00Z",
        "2026-11-31T21:00:00Z", "2026-11-23T21:00:09+", "2026-11-23T-1:00:00Z"}) {
    EXPECT_FALSE(parse_instant(bad)) << bad;
  }
}

TEST(Date, ThePeriodEndsOnItsLastDay) {
  EXPECT_EQ(last_day(Period{2023, 0}), (Date{2023, 12, 31}));
  EXPECT_EQ(last_day(Period{2024, 2}), (Date{2024, 2, 29}));
}

}  // namespace
}  // namespace noroshi
