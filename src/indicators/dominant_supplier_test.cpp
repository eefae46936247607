#include <gtest/gtest.h>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

TEST(DominantSupplier, IsTheLargestShareAndHalfIsNotYetAMajority) {
  const TradeYear y = year({{"280530", kJapan, kChina, 6},
                            {"280530", kJapan, kUsa, 4},
                            {"850760", kJapan, kChina, 5},
                            {"850760", kJapan, kKorea, 5}});
  const MethodResult r = *judge(dominant_supplier, {&y});
  EXPECT_FLOAT_EQ(static_cast<float>(r.score[0]), 0.6f);
  EXPECT_EQ(r.verdict[0], Verdict::flagged);
  EXPECT_EQ(r.score[1], 0.5);
  EXPECT_EQ(r.verdict[1], Verdict::clear);
}

TEST(DominantSupplier, DoesNotChangeWhenSuppliersSwapNames) {
  const TradeYear a = year({{"850760", kJapan, kChina, 6}, {"850760", kJapan, kUsa, 4}});
  const TradeYear b = year({{"850760", kJapan, kUsa, 6}, {"850760", kJapan, kChina, 4}});
  EXPECT_EQ(judge(dominant_supplier, {&a})->score, judge(dominant_supplier, {&b})->score);
}

TEST(DominantSupplier, IsUnknownWithoutIdentifiedSuppliersAndRefusesANegativeThreshold) {
  const TradeYear y = year({{"850760", kJapan, 0, 5}});
  EXPECT_EQ(judge(dominant_supplier, {&y})->verdict[0], Verdict::unknown);
  EXPECT_FALSE(judge(dominant_supplier, {&y}, {{"threshold", -0.1}}).has_value());
}

}  // namespace
}  // namespace noroshi::indicators
