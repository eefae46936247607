#include <gtest/gtest.h>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

TEST(Meti2024, TwoEqualSuppliersReachTheThresholdAndThreeDoNot) {
  const TradeYear y = year({{"280530", kJapan, kChina, 5},
                            {"280530", kJapan, kUsa, 5},
                            {"850760", kJapan, kChina, 5},
                            {"850760", kJapan, kUsa, 5},
                            {"850760", kJapan, kKorea, 5}});
  const MethodResult r = *judge(meti_2024, {&y});
  EXPECT_EQ(r.verdict[0], Verdict::flagged);
  EXPECT_EQ(r.verdict[1], Verdict::clear);
  EXPECT_FLOAT_EQ(static_cast<float>(r.score[1]), 1.0f / 3.0f);
}

TEST(Meti2024, EveryFlaggedItemIsOnTheCabinetOfficeListToo) {
  const TradeYear y = compute_trade_year(random_cube(60, 25, 6));
  const auto meti = judge(meti_2024, {&y})->verdict, cabinet = judge(cabinet_office_2021, {&y})->verdict;
  int both = 0, cabinet_only = 0;
  for (std::size_t q = 0; q < meti.size(); ++q) {
    if (meti[q] == Verdict::flagged) {
      EXPECT_EQ(cabinet[q], Verdict::flagged);
      ++both;
    } else if (cabinet[q] == Verdict::flagged) {
      ++cabinet_only;
    }
  }
  EXPECT_GT(both, 0);
  EXPECT_GT(cabinet_only, 0);  // the converse does not hold
}

TEST(Meti2024, IsUnknownWithoutIdentifiedSuppliersAndRefusesTheScaleOfAHundred) {
  const TradeYear y = year({{"850760", kJapan, 0, 5}});
  EXPECT_EQ(judge(meti_2024, {&y})->verdict[0], Verdict::unknown);
  EXPECT_FALSE(judge(meti_2024, {&y}, {{"threshold", 50}}).has_value());
}

}  // namespace
}  // namespace noroshi::indicators
