#include "use_cases/sources/held_feed.hpp"

#include <gtest/gtest.h>

namespace noroshi::use_cases {
namespace {

HeldFeed of_months(int year, std::uint16_t months) {
  HeldFeed held;
  held.newest_year = year;
  held.months = months;
  held.by_month = true;
  return held;
}

TEST(HeldFeed, NamesOfPartitionsSayADay) {
  EXPECT_EQ(day_named("2023"), (Date{2023, 12, 31}));
  EXPECT_EQ(day_named("2023-02"), (Date{2023, 2, 28}));
  EXPECT_EQ(day_named("JP2026-07-09"), (Date{2026, 7, 9}));
  EXPECT_EQ(day_named("JP2026-07-09_-__JP_IMPORT_LAW"), (Date{2026, 7, 9}));
  EXPECT_EQ(day_named("HS22_CSV"), (Date{2022, 1, 1}));
  EXPECT_EQ(day_named("HS92_-__HS02"), (Date{2002, 1, 1})) << "the newest of two editions";
  EXPECT_EQ(day_named("13_2011"), (Date{2011, 12, 31}));
  EXPECT_EQ(day_named("CHN_1995"), (Date{1995, 12, 31}));
  for (const auto* name : {"all", "BACI_-__ISO3", "a_row_per_figure", "HS2", ""})
    EXPECT_EQ(day_named(name), std::nullopt) << name;
}

TEST(HeldFeed, AYearThatHasOnlyBegunToArriveEndsWithItsLastMonth) {
  EXPECT_EQ(of_months(2025, 0b11).newest(), (Date{2025, 2, 28}));
  EXPECT_EQ(newest_year_words(of_months(2025, 0b11))->en, "2025: months 1-2 of 12");
  EXPECT_EQ(newest_year_words(of_months(2025, 0b11))->ja, "2025年：12か月中1-2月のみ");
  EXPECT_EQ(newest_year_words(of_months(2025, 0xFFF))->en, "2025: whole year");
  auto short_of_totals = of_months(2025, 0xFFF);
  short_of_totals.named_share = 0.83;
  EXPECT_EQ(newest_year_words(short_of_totals)->en, "2025: whole year, partners make up 83 % of the printed totals");
  short_of_totals.named_share = 0.999;
  EXPECT_EQ(newest_year_words(short_of_totals)->en, "2025: whole year");
  EXPECT_EQ(newest_year_words({}), std::nullopt);
}

TEST(HeldFeed, TheNextPeriodIsExpectedOnePeriodAndTheUsualLagAfterTheNewest) {
  sources::FeedInfo customs;
  customs.release_lag_days = 30;
  customs.cadence_days = 31;
  EXPECT_EQ(next_expected(customs, of_months(2025, 0b11)), (Date{2025, 4, 30}));  // 61 days after 28 February
  HeldFeed yearly;
  yearly.newest_year = 2023;
  yearly.months = 0xFFF;
  EXPECT_EQ(next_expected(customs, yearly), (Date{2025, 1, 29})) << "a year is followed by a year";  // 395 days
  customs.cadence_days = 0;
  EXPECT_EQ(next_expected(customs, yearly), std::nullopt) << "closed series expect nothing";
  customs.cadence_days = 31;
  EXPECT_EQ(next_expected(customs, {}), std::nullopt);
}

TEST(HeldFeed, AFrameIsSaidInWordsAndTheWeakestOfSeveralCounts) {
  const DeclaredFrame whole{Extent::all, Extent::all, Extent::all, Extent::all};
  const DeclaredFrame part{.partners = Extent::listed, .destinations = Extent::not_said, .products = Extent::all};
  EXPECT_EQ(frame_words({}), std::nullopt);
  EXPECT_EQ(frame_words(part)->en, "partners listed, products all");
  EXPECT_EQ(frame_words(part)->ja, "相手国は一部、品目は全て");
  EXPECT_EQ(weakest(whole, part), weakest(part, whole));
  EXPECT_EQ(weakest(whole, part), part);
}

}  // namespace
}  // namespace noroshi::use_cases
