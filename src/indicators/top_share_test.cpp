#include <gtest/gtest.h>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi {
namespace {

using namespace example;

TEST(TopShare, IsTheLargestShareAndHalfIsNotYetAMajority) {
  const TradeYear y = year({{"280530", kJapan, kChina, 6},
                            {"280530", kJapan, kUsa, 4},
                            {"850760", kJapan, kChina, 5},
                            {"850760", kJapan, kKorea, 5}});
  const MethodResult r = *judge(top_share, {&y});
  EXPECT_FLOAT_EQ(static_cast<float>(r.score[0]), 0.6f);
  EXPECT_EQ(r.verdict[0], Verdict::flagged);
  EXPECT_EQ(r.score[1], 0.5);
  EXPECT_EQ(r.verdict[1], Verdict::clear);
}

TEST(TopShare, DoesNotChangeWhenSuppliersSwapNames) {
  const TradeYear a = year({{"850760", kJapan, kChina, 6}, {"850760", kJapan, kUsa, 4}});
  const TradeYear b = year({{"850760", kJapan, kUsa, 6}, {"850760", kJapan, kChina, 4}});
  EXPECT_EQ(judge(top_share, {&a})->score, judge(top_share, {&b})->score);
}

TEST(TopShare, IsUnknownWithoutIdentifiedSuppliersAndRefusesANegativeThreshold) {
  const TradeYear y = year({{"850760", kJapan, 0, 5}});
  EXPECT_EQ(judge(top_share, {&y})->verdict[0], Verdict::unknown);
  EXPECT_FALSE(judge(top_share, {&y}, {{"threshold", -0.1}}).has_value());
}

}  // namespace
}  // namespace noroshi
