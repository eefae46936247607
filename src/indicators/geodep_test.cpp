#include <gtest/gtest.h>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

// Position 0 is Japan's: HHI of imports 0.82 (90/10), HHI of world exports 0.82, no exports.
TradeYear dependent(int when, float coverage = 1.0f) {
  return year({{"280530", kJapan, kChina, 90}, {"280530", kJapan, kUsa, 10}}, when, coverage);
}
// The same imports, but Japan sells more of the product than it buys.
TradeYear exporting(int when) {
  return year({{"280530", kJapan, kChina, 90}, {"280530", kJapan, kUsa, 10}, {"280530", kUsa, kJapan, 101}}, when);
}
TradeYear without_the_product(int when) { return year({{"850760", kJapan, kChina, 1}}, when); }
TradeYear bought_by_others(int when) {
  return year({{"280530", kKorea, kChina, 1}, {"850760", kJapan, kChina, 1}}, when);
}

TEST(GeoDep, FlagsWhenAllThreeConditionsHoldInTwoOfThreeYears) {
  const TradeYear a = dependent(2021), b = exporting(2022), c = dependent(2023);
  const MethodResult r = *judge(geodep, {&a, &b, &c});
  EXPECT_EQ(r.verdict[0], Verdict::flagged);
  EXPECT_EQ(r.score[0], 2);
}

TEST(GeoDep, IsClearWhenTheConditionsHoldInOneYearOnly) {
  const TradeYear a = exporting(2021), b = exporting(2022), c = dependent(2023);
  EXPECT_EQ(judge(geodep, {&a, &b, &c})->verdict[0], Verdict::clear);
}

TEST(GeoDep, IsUnknownWhenTooFewYearsAreLoadedToDecide) {
  const TradeYear c = dependent(2023), b = dependent(2022), none = exporting(2022);
  EXPECT_EQ(judge(geodep, {&c})->verdict[0], Verdict::unknown);
  EXPECT_EQ(judge(geodep, {&b, &c})->verdict[0], Verdict::flagged);
  EXPECT_EQ(judge(geodep, {&none, &c})->verdict[0], Verdict::unknown);  // the third year would decide
}

TEST(GeoDep, IgnoresYearsOutsideTheWindow) {
  const TradeYear old = dependent(2019), a = exporting(2021), b = exporting(2022), c = dependent(2023);
  EXPECT_EQ(judge(geodep, {&old, &a, &b, &c})->score[0], 1);
  EXPECT_EQ(judge(geodep, {&old, &a, &b, &c}, {{"window_years", 5}})->score[0], 2);
}

TEST(GeoDep, AYearWithoutImportsIsAYearWithoutDependence) {
  const TradeYear a = bought_by_others(2021), b = bought_by_others(2022), c = dependent(2023);
  const MethodResult r = *judge(geodep, {&a, &b, &c});
  EXPECT_EQ(r.verdict[0], Verdict::clear);
  EXPECT_EQ(r.score[0], 1);
}

TEST(GeoDep, AYearThatLacksTheProductAltogetherIsUnknown) {
  const TradeYear a = without_the_product(2021), b = without_the_product(2022), c = dependent(2023);
  EXPECT_EQ(judge(geodep, {&a, &b, &c})->verdict[0], Verdict::unknown);
}

TEST(GeoDep, LowCoverageMakesWorldTotalsUnknownButDiversifiedImportsStayClear) {
  const TradeYear a = dependent(2021, 0.3f), b = dependent(2022, 0.3f), c = dependent(2023, 0.3f);
  EXPECT_EQ(judge(geodep, {&a, &b, &c})->verdict[0], Verdict::unknown);
  const MethodResult low = *judge(geodep, {&a, &b, &c}, {{"min_coverage", 0.3}});  // two thirds are missing
  EXPECT_EQ(low.verdict[0], Verdict::unknown);
  EXPECT_EQ(low.why[0], Gap::world_partial);
  EXPECT_EQ(judge(geodep, {&a, &b, &c}, {{"import_hhi", 0.9}})->verdict[0], Verdict::clear);
}

TEST(GeoDep, FlagsWhereTheMissingPartOfTheWorldCannotTurnIt) {
  const TradeYear a = dependent(2021, 0.9f), b = dependent(2022, 0.9f);  // 11 of 111 missing: HHI at least 0.66
  EXPECT_EQ(judge(geodep, {&a, &b})->verdict[0], Verdict::flagged);
}

TEST(GeoDep, AYearInWhichTheImporterListsProductsIsUnknown) {
  TradeCube listed = bought_by_others(2021).cube;
  listed.partial_importers = {AreaCode{kJapan}};
  const TradeYear a = compute_trade_year(listed), b = exporting(2022), c = dependent(2023);
  const MethodResult r = *judge(geodep, {&a, &b, &c});
  EXPECT_EQ(r.verdict[0], Verdict::unknown);
  EXPECT_EQ(r.why[0], Gap::year_missing);
}

TEST(GeoDep, WithoutExportsTheRatioIs9999) {
  const TradeYear a = dependent(2021), b = dependent(2022), c = dependent(2023);
  EXPECT_EQ(judge(geodep, {&a, &b, &c}, {{"import_export_ratio", 9998}})->verdict[0], Verdict::flagged);
  EXPECT_EQ(judge(geodep, {&a, &b, &c}, {{"import_export_ratio", 9999}})->verdict[0], Verdict::clear);
}

TEST(GeoDep, RefusesToAskForMoreYearsThanTheWindowHas) {
  const TradeYear c = dependent(2023);
  EXPECT_EQ(judge(geodep, {&c}, {{"window_years", 1}}).error().where, "years_required");
}

}  // namespace
}  // namespace noroshi::indicators
