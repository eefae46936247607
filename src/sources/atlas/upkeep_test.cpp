#include "sources/atlas/upkeep.hpp"

#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <chrono>

#include "base/test_source_folder.hpp"
#include "sources/atlas/atlas.hpp"

namespace noroshi::sources {
namespace {

constexpr Date kDay{2026, 11, 29};
constexpr int kDaysAhead = 90;

std::vector<UpkeepWarning> of(const LegalStatus& law) {
  Atlas atlas;
  atlas.goods = {{.id = "a", .legal = {law}}, {.id = "b", .legal = {law, law}}};
  return upkeep_of(atlas, kDay, kDaysAhead);
}

TEST(Upkeep, AFreshEntryWithoutADateNearNeedsNothing) {
  EXPECT_TRUE(of({.source = "who", .since = Date{2023, 1, 1}, .looked_at = kDay}).empty());
}

TEST(Upkeep, AnEntryNotLookedAtForAYearIsNamedOnceForAllItsGoods) {
  const auto warnings = of({.source = "who", .since = Date{2023, 1, 1}, .looked_at = Date{2025, 11, 28}});
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].goods, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(warnings[0].what.en, "nobody has looked at it for a year (last: 2025-11-28).");
  EXPECT_EQ(of({.source = "who"}).size(), 1U) << "a day that is not known is no look";
}

TEST(Upkeep, ADateAheadIsNamedUpToTheLastDay) {
  const auto ends = [](Date day) { return of({.source = "who", .until = day, .looked_at = kDay}); };
  ASSERT_EQ(ends({2027, 2, 27}).size(), 1U);  // ninety days
  EXPECT_EQ(ends({2027, 2, 27})[0].what.en, "ends on 2027-02-27.");
  EXPECT_TRUE(ends({2027, 2, 28}).empty());
}

TEST(Upkeep, ADateThatPassedAfterTheLastLookIsNamed) {
  const LegalStatus begun{.source = "who", .since = Date{2026, 11, 1}, .looked_at = Date{2026, 10, 1}};
  ASSERT_EQ(of(begun).size(), 1U);
  EXPECT_EQ(of(begun)[0].what.en, "begins on 2026-11-01, and nobody has looked since.");
}

TEST(Upkeep, ASuspensionThatRanOutStaysNamedUntilWhatFollowedIsWritten) {
  const LegalStatus paused{
      .source = "who", .suspended_from = Date{2025, 11, 7}, .suspended_until = Date{2026, 11, 10}, .looked_at = kDay};
  ASSERT_EQ(of(paused).size(), 1U);
  EXPECT_NE(of(paused)[0].what.en.find("what followed is not recorded"), std::string::npos);
}

TEST(Upkeep, WhatHasEndedNeedsNoLook) {
  EXPECT_TRUE(of({.source = "who", .until = Date{2023, 1, 5}, .looked_at = Date{2023, 1, 1}}).empty());
}

// The one test that asks for today: it warns and does not fail, so that an untouched atlas still passes next year.
// tools/run_tests.sh shows its lines.
TEST(Upkeep, TheShippedAtlasWarnsOfWhatSomebodyShouldLookAtAgain) {
  const auto atlas = load_atlas(test::source_folder() / "data" / "atlas");
  ASSERT_TRUE(atlas) << atlas.error().message.en;
  const std::chrono::year_month_day now{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  const Date today{static_cast<int>(now.year()), static_cast<unsigned>(now.month()), static_cast<unsigned>(now.day())};
  for (const auto& warning : upkeep_of(*atlas, today, kDaysAhead)) {
    EXPECT_FALSE(warning.goods.empty());
    EXPECT_FALSE(warning.what.ja.empty());
    std::cout << fmt::format("warning: atlas, {} ({}): {}\n", warning.source, fmt::join(warning.goods, ", "),
                             warning.what.en);
  }
}

}  // namespace
}  // namespace noroshi::sources
