#include <gtest/gtest.h>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

TEST(CabinetOffice2021, HalfIsEnough) {
  const TradeYear y = year({{"280530", kJapan, kChina, 5},
                            {"280530", kJapan, kUsa, 5},
                            {"850760", kJapan, kChina, 49},
                            {"850760", kJapan, kUsa, 48},
                            {"850760", kJapan, kKorea, 3}});
  const MethodResult r = *judge(cabinet_office_2021, {&y});
  EXPECT_EQ(r.verdict[0], Verdict::flagged);
  EXPECT_EQ(r.verdict[1], Verdict::clear);
  EXPECT_FLOAT_EQ(static_cast<float>(r.score[1]), 0.49f);
}

TEST(CabinetOffice2021, AHigherThresholdFlagsFewer) {
  const TradeYear y = compute_trade_year(random_cube(40, 20, 6));
  std::ptrdiff_t before = static_cast<std::ptrdiff_t>(y.cube.position_count()) + 1;
  for (double threshold : {0.0, 0.3, 0.5, 0.8, 1.0}) {
    const auto verdict = judge(cabinet_office_2021, {&y}, {{"threshold", threshold}})->verdict;
    const auto flagged = std::ranges::count(verdict, Verdict::flagged);
    EXPECT_LT(flagged, before) << threshold;
    before = flagged;
  }
}

TEST(CabinetOffice2021, IsUnknownWithoutIdentifiedSuppliersAndRefusesPercentages) {
  const TradeYear y = year({{"850760", kJapan, 0, 5}});
  EXPECT_EQ(judge(cabinet_office_2021, {&y})->verdict[0], Verdict::unknown);
  EXPECT_FALSE(judge(cabinet_office_2021, {&y}, {{"threshold", 50}}).has_value());
}

}  // namespace
}  // namespace noroshi::indicators
