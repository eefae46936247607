#include <gtest/gtest.h>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

TEST(ChinaMajority, FlagsMoreThanHalfFromChinaAndNoOtherMajority) {
  const TradeYear y = year({{"280530", kJapan, kChina, 6},
                            {"280530", kJapan, kUsa, 4},
                            {"280530", kKorea, kChina, 5},
                            {"280530", kKorea, kUsa, 5},
                            {"280530", kUsa, kChina, 1},
                            {"280530", kUsa, kGermany, 3}});
  const MethodResult r = *judge(china_majority, {&y});
  EXPECT_EQ(r.verdict, (std::vector{Verdict::flagged, Verdict::clear, Verdict::clear}));
  EXPECT_FLOAT_EQ(static_cast<float>(r.score[0]), 0.6f);
  EXPECT_EQ(r.score[1], 0.5);
  EXPECT_EQ(r.score[2], 0.25);
}

TEST(ChinaMajority, ScoresZeroWhereChinaSuppliesNothing) {
  const TradeYear y = year({{"280530", kJapan, kUsa, 4}});
  EXPECT_EQ(judge(china_majority, {&y})->score[0], 0.0);
}

TEST(ChinaMajority, AgreesWithTheTopShareWhereChinaLeads) {
  const TradeYear y =
      year({{"280530", kJapan, kChina, 0.1}, {"280530", kJapan, kUsa, 0.07}, {"280530", kJapan, kKorea, 0.03}});
  EXPECT_EQ(judge(china_majority, {&y})->score, judge(dominant_supplier, {&y})->score);
}

TEST(ChinaMajority, IsUnknownWithoutIdentifiedSuppliersAndRefusesAShareAboveOne) {
  const TradeYear y = year({{"280530", kJapan, 0, 4}});
  EXPECT_EQ(judge(china_majority, {&y})->verdict[0], Verdict::unknown);
  EXPECT_FALSE(judge(china_majority, {&y}, {{"threshold", 2}}).has_value());
}

}  // namespace
}  // namespace noroshi::indicators
