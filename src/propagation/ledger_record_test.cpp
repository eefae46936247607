#include "propagation/ledger_record.hpp"

#include <gtest/gtest.h>

namespace noroshi::propagation {
namespace {

LedgerRecord record() {
  return {.opening_stock = 5.0,
          .days = {{.arrivals = 10.0, .wanted = 10.0, .used = 10.0, .stock = 5.0},
                   {.wanted = 10.0, .used = 5.0, .served = 0.5, .smallest_limit = 0.8, .hardest_hit = 0},
                   {.arrivals = 4.0, .wanted = 10.0, .used = 4.0, .served = 0.4, .smallest_limit = 0.6}}};
}

TEST(LedgerRecord, NamesTheFirstDaysAndWhatWasLost) {
  const auto s = summarize(record());
  EXPECT_EQ(s.first_day_short, 1);
  EXPECT_EQ(s.first_day_half, 2) << "half is not below half";
  EXPECT_EQ(s.days_short, 2);
  EXPECT_DOUBLE_EQ(s.use_lost, 11.0);
  EXPECT_DOUBLE_EQ(s.smallest_served, 0.4);
  EXPECT_EQ(first_day_below(record(), 0.7), 2);
  EXPECT_EQ(first_day_below(record(), 0.5), std::nullopt);
  EXPECT_EQ(summarize({}).first_day_short, std::nullopt);
}

TEST(LedgerRecord, ShowsWhenMassIsLost) {
  EXPECT_EQ(mass_error(record()), 0.0);
  auto leaking = record();
  leaking.days[0].used = 9.0;
  EXPECT_NEAR(mass_error(leaking), 1.0 / 19.0, 1e-12);
}

}  // namespace
}  // namespace noroshi::propagation
