#include "use_cases/trend/points.hpp"

#include <gtest/gtest.h>

namespace noroshi::use_cases {
namespace {

constexpr auto F = Verdict::flagged, C = Verdict::clear, U = Verdict::unknown;

TEST(FlaggedRun, BeginsWithTheFirstFlaggedYearAfterAClearOne) {
  const auto run = run_ending({F, C, F, F}, 3);
  ASSERT_TRUE(run);
  EXPECT_EQ(run->since, 2U);
  EXPECT_EQ(run->unknown, 0U);
  EXPECT_FALSE(run->perhaps_longer);
}

TEST(FlaggedRun, UnknownYearsBreakNothingButAreCounted) {
  const auto run = run_ending({C, F, U, U, F}, 4);
  ASSERT_TRUE(run);
  EXPECT_EQ(run->since, 1U);
  EXPECT_EQ(run->unknown, 2U);
  EXPECT_FALSE(run->perhaps_longer);
}

TEST(FlaggedRun, WithoutAClearYearBeforeItMayHaveBegunEarlier) {
  EXPECT_TRUE(run_ending({F, F}, 1)->perhaps_longer);
  EXPECT_TRUE(run_ending({C, U, F}, 2)->perhaps_longer);  // the unknown year may have been flagged
  EXPECT_EQ(run_ending({C, U, F}, 2)->since, 2U);
  EXPECT_EQ(run_ending({C, U, F}, 2)->unknown, 0U);
}

TEST(FlaggedRun, AClearOrUnknownYearEndsNone) {
  EXPECT_FALSE(run_ending({F, C}, 1));
  EXPECT_FALSE(run_ending({F, U}, 1));
  EXPECT_FALSE(run_ending({}, 0));
}

holdings::YearOfCodes year_with(const holdings::PositionRow& row) {
  holdings::YearOfCodes year{.year = 2023, .importer = {}, .stored = true, .reported = true};
  year.codes = {"850760"};
  year.positions = {row};
  return year;
}

holdings::PositionRow position() {
  holdings::PositionRow row;
  row.product = *ProductCode::parse(Nomenclature::hs22, "850760");
  row.imports_usd = 100.0;
  row.hhi = 0.5, row.top_share = 0.6;
  row.hhi_low = 0.4, row.hhi_high = 0.7, row.top_low = 0.5, row.top_high = 0.8;
  row.top_supplier = AreaCode{156};
  row.suppliers = 3;
  return row;
}

TEST(TrendPoint, SharesOfAPartialListAreUnknownWithTheirReason) {
  auto row = position();
  row.shortfall = {.gap = Gap::months_missing, .have = 0b11};
  const auto point = point_of_year(year_with(row), "850760", {}, 0);
  EXPECT_EQ(point.value_usd, 100.0);
  EXPECT_FALSE(point.hhi || point.top_share || point.hhi_between || point.top_supplier);
  EXPECT_EQ(point.why.en, "months 1-2 of 12");
}

TEST(TrendPoint, APartOfTheTotalWithoutPartnerMakesAnInterval) {
  auto row = position();
  row.unlisted_usd = 20.0;
  const auto point = point_of_year(year_with(row), "850760", {}, 0);
  EXPECT_FALSE(point.hhi || point.top_share);
  ASSERT_TRUE(point.hhi_between && point.top_between);
  EXPECT_EQ(point.hhi_between->high, 0.7);
  EXPECT_EQ(point.unlisted_share, 0.2);
  EXPECT_EQ(point.why.en, "20.0 % of the total has no partner: top share 50.0 to 80.0 %, HHI 0.400 to 0.700");
  EXPECT_FALSE(point.why.ja.empty());
}

TEST(TrendPoint, AYearWithoutAPositionIsNeverZero) {
  holdings::YearOfCodes year{.year = 2023, .importer = {}};
  auto point = point_of_year(year, "850760", {}, 2);
  EXPECT_FALSE(point.value_usd);
  EXPECT_EQ(point.why.en, "no trade of the year is loaded");
  EXPECT_EQ(point.verdicts, (std::vector{U, U}));
  EXPECT_EQ(point.gaps.front(), Gap::year_missing);
  year.stored = year.reported = year.listed = true;
  year.codes = {"850760"};
  EXPECT_EQ(point_of_year(year, "850760", {}, 1).verdicts.front(), U);  // listed products only
  year.listed = false;
  point = point_of_year(year, "850760", {}, 1);
  EXPECT_FALSE(point.value_usd);
  EXPECT_EQ(point.verdicts.front(), C);  // it reported everything, and none of this
  EXPECT_NE(point.why.en.find("reports no imports of it"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::use_cases
