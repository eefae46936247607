#include <gtest/gtest.h>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

// Position 0 is Japan's in natural borates; China's share is `share` of 100.
TradeYear china_at(double share, int when, std::string_view product = "252800") {
  return year({{product, kJapan, kChina, share}, {product, kJapan, kUsa, 100 - share}}, when);
}

TEST(TopShareChange, IsTheRiseOfTodaysLargestSupplier) {
  const TradeYear before = china_at(40, 2022), now = china_at(75, 2023);
  const MethodResult r = *judge(top_share_change, {&before, &now});
  EXPECT_EQ(r.verdict[0], Verdict::clear);
  EXPECT_NEAR(r.score[0], 0.35, 1e-12);  // not 0.75 - 0.60: the United States led before
}

TEST(TopShareChange, IsNegativeWhereTheLargestLosesShare) {
  const TradeYear before = china_at(90, 2022), now = china_at(70, 2023);
  EXPECT_NEAR(judge(top_share_change, {&before, &now})->score[0], -0.20, 1e-12);
}

TEST(TopShareChange, ASupplierWhoIsNewRoseFromNothing) {
  const TradeYear before = year({{"252800", kJapan, kUsa, 1}}, 2022), now = china_at(75, 2023);
  EXPECT_NEAR(judge(top_share_change, {&before, &now})->score[0], 0.75, 1e-12);
}

TEST(TopShareChange, IsExactlyZeroWhereNothingChanged) {
  const TradeYear before = year({{"252800", kJapan, kChina, 2}, {"252800", kJapan, kUsa, 1}}, 2022);
  const TradeYear now = year({{"252800", kJapan, kChina, 2}, {"252800", kJapan, kUsa, 1}}, 2023);
  EXPECT_EQ(judge(top_share_change, {&before, &now})->score[0], 0.0);
}

TEST(TopShareChange, LeavesUnidentifiedPartnersOutOfBothShares) {
  const TradeYear before =
      year({{"252800", kJapan, kChina, 40}, {"252800", kJapan, kUsa, 60}, {"252800", kJapan, 0, 900}}, 2022);
  const TradeYear now = china_at(75, 2023);
  EXPECT_NEAR(judge(top_share_change, {&before, &now})->score[0], 0.35, 1e-12);
}

TEST(TopShareChange, ComparesWithTheYearAskedFor) {
  const TradeYear a = china_at(10, 2021), b = china_at(40, 2022), now = china_at(75, 2023);
  EXPECT_NEAR(judge(top_share_change, {&a, &b, &now}, {{"years_back", 2}})->score[0], 0.65, 1e-12);
  EXPECT_EQ(judge(top_share_change, {&b, &now}, {{"years_back", 2}})->verdict[0], Verdict::unknown);
}

TEST(TopShareChange, IsUnknownWithoutAnEarlierShare) {
  const TradeYear now = china_at(75, 2023), others = china_at(40, 2022, "850760");
  const TradeYear by_korea = year({{"252800", kKorea, kChina, 1}, {"850760", kJapan, kChina, 1}}, 2022);
  const TradeYear nobody = year({{"252800", kJapan, 0, 5}}, 2022);
  EXPECT_EQ(judge(top_share_change, {&now})->verdict[0], Verdict::unknown);
  for (const TradeYear* before : {&others, &by_korea, &nobody})
    EXPECT_EQ(judge(top_share_change, {before, &now})->verdict[0], Verdict::unknown);
}

TEST(TopShareChange, IsUnknownWhereTheRestCouldTurnTheRiseIntoAFallOrHideALargerSupplier) {
  const TradeYear before = china_at(40, 2022);
  const auto now = [](double from_nobody) {
    return year({{"252800", kJapan, kChina, 75}, {"252800", kJapan, kUsa, 25}, {"252800", kJapan, 0, from_nobody}});
  };
  const TradeYear sure = now(20), open = now(100);  // at least 75 of 120; at least 75 of 200, less than 40 %
  EXPECT_EQ(judge(top_share_change, {&before, &sure})->verdict[0], Verdict::clear);
  EXPECT_EQ(judge(top_share_change, {&before, &open})->why[0], Gap::mostly_unidentified);
  TradeCube listed = sure.cube;
  listed.unlisted = {76};
  const TradeYear other = compute_trade_year(listed);
  EXPECT_EQ(judge(top_share_change, {&before, &other})->why[0], Gap::total_unmatched);
}

TEST(TopShareChange, RefusesAComparisonWithTheSameYear) {
  const TradeYear now = china_at(75, 2023);
  EXPECT_EQ(judge(top_share_change, {&now}, {{"years_back", 0}}).error().where, "years_back");
}

}  // namespace
}  // namespace noroshi::indicators
