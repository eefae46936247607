#include "model/legal_status.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

constexpr Date kBegins{2024, 12, 3}, kPaused{2025, 11, 9}, kPauseEnds{2026, 11, 27}, kEnds{2027, 3, 31};

LegalStatus law() {
  return {.since = kBegins,
          .until = kEnds,
          .suspended_from = kPaused,
          .suspended_until = kPauseEnds,
          .looked_at = Date{2026, 11, 29}};
}

TEST(LegalStatus, AMeasureIsInForceFromItsFirstDayToItsLastOutsideItsSuspension) {
  EXPECT_EQ(state_on(law(), {2024, 12, 2}), LegalState::to_come);
  EXPECT_EQ(state_on(law(), kBegins), LegalState::in_force);
  EXPECT_EQ(state_on(law(), {2025, 11, 8}), LegalState::in_force);
  EXPECT_EQ(state_on(law(), kPaused), LegalState::suspended);
  EXPECT_EQ(state_on(law(), kPauseEnds), LegalState::suspended);
  EXPECT_EQ(state_on(law(), {2026, 11, 28}), LegalState::suspension_over);
  EXPECT_EQ(state_on(law(), kEnds), LegalState::suspension_over);
  EXPECT_EQ(state_on(law(), {2027, 4, 1}), LegalState::ended);
}

TEST(LegalStatus, AMeasureSuspendedBeforeItBeganIsSuspendedNotToCome) {
  const LegalStatus early{
      .since = Date{2025, 11, 8}, .suspended_from = Date{2025, 11, 7}, .suspended_until = Date{2026, 11, 10}};
  EXPECT_EQ(state_on(early, {2025, 11, 7}), LegalState::suspended);
  EXPECT_EQ(state_on(early, {2025, 11, 6}), LegalState::to_come);
}

TEST(LegalStatus, WithoutDatesItIsInForce) { EXPECT_EQ(state_on({}, kBegins), LegalState::in_force); }

TEST(LegalStatus, ItBeganWithTheMeasureThatItReplaced) {
  EXPECT_EQ(first_day_of({}), std::nullopt);
  EXPECT_EQ(first_day_of({.since = kBegins}), kBegins);
  EXPECT_EQ(first_day_of({.since = kBegins, .replaces_since = Date{2023, 9, 1}}), (Date{2023, 9, 1}));
}

TEST(LegalStatus, ALookLastsAYear) {
  const LegalStatus seen{.looked_at = Date{2026, 11, 29}};
  EXPECT_FALSE(needs_a_look(seen, {2027, 11, 29}));
  EXPECT_TRUE(needs_a_look(seen, {2027, 11, 30}));
  EXPECT_TRUE(needs_a_look({}, {2026, 11, 29}));
}

TEST(LegalStatus, WordsSayTheStateAndAnOldLookInBothLanguages) {
  EXPECT_EQ(words_on(law(), kPaused).en, "suspended until 2026-11-27");
  EXPECT_EQ(words_on(law(), {2026, 12, 1}).en, "was suspended until 2026-11-27, what followed is not recorded");
  EXPECT_EQ(words_on(law(), {2028, 1, 1}).en, "ended 2027-03-31") << "no look brings back what has ended";
  const LegalStatus plain{.since = kBegins, .looked_at = Date{2026, 11, 29}};
  EXPECT_EQ(words_on(plain, {2027, 1, 1}).en, "in force");
  EXPECT_EQ(words_on(plain, {2028, 1, 1}).en, "in force when last checked, 2026-11-29");
  EXPECT_EQ(words_on({}, kBegins).en, "in force (no day of checking recorded)");
  for (const Date day : {Date{2024, 1, 1}, kBegins, kPaused, Date{2026, 12, 1}, Date{2027, 4, 1}}) {
    EXPECT_FALSE(words_on(law(), day).ja.empty());
    EXPECT_NE(words_on(law(), day).ja, words_on(law(), day).en);
  }
}

TEST(LegalStatus, ItsDatesComeInOrder) {
  const auto dates = dates_of(law());
  ASSERT_EQ(dates.size(), 4U);
  EXPECT_EQ(dates[0].day, kBegins);
  EXPECT_EQ(dates[1].what.en, "suspension begins");
  EXPECT_EQ(dates[2].day, kPauseEnds);
  EXPECT_EQ(dates[3].what.ja, "終了");
  EXPECT_TRUE(dates_of({}).empty());
}

}  // namespace
}  // namespace noroshi
