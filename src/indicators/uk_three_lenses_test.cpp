#include <gtest/gtest.h>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

// Position 0, Japan: HHI 0.82; imports 100, exports `exports` to the USA, which also buys 100 x `others` elsewhere.
MethodResult lenses(double exports, double others, const OptionValues& options = {}, float coverage = 1.0f) {
  const TradeYear y = year({{"280530", kJapan, kChina, 90},
                            {"280530", kJapan, kUsa, 10},
                            {"280530", kUsa, kJapan, exports},
                            {"280530", kUsa, kGermany, others},
                            {"280530", kUsa, kFrance, others}},
                           2023, coverage);
  return *judge(uk_three_lenses, {&y}, options);
}

TEST(UkThreeLenses, CountsTheLensesAndFlagsOnlyWhenAllThreeShowARisk) {
  EXPECT_EQ(lenses(10, 1).score[0], 3);
  EXPECT_EQ(lenses(10, 1).verdict[0], Verdict::flagged);
  EXPECT_EQ(lenses(10, 100).score[0], 2);  // world exports 90 10 10 100 100
  EXPECT_EQ(lenses(10, 100).verdict[0], Verdict::clear);
  EXPECT_EQ(lenses(100, 100).score[0], 1);  // imports are half of imports plus exports, not more
}

TEST(UkThreeLenses, FewerLensesCanBeAskedFor) {
  EXPECT_EQ(lenses(10, 100, {{"lenses_required", 2}}).verdict[0], Verdict::flagged);
}

TEST(UkThreeLenses, UnknownLensesLeaveTheVerdictOpenOnlyWhileTheyCanDecide) {
  EXPECT_EQ(lenses(10, 1, {}, 0.1f).verdict[0], Verdict::unknown);
  EXPECT_EQ(lenses(10, 1, {{"import_concentration", 0.9}}, 0.1f).verdict[0], Verdict::clear);
  EXPECT_EQ(lenses(10, 1, {{"lenses_required", 1}}, 0.1f).verdict[0], Verdict::flagged);
}

TEST(UkThreeLenses, RefusesMoreThanThreeLenses) {
  const TradeYear y = year({{"280530", kJapan, kChina, 9}});
  EXPECT_EQ(judge(uk_three_lenses, {&y}, {{"lenses_required", 4}}).error().code, ErrorCode::invalid_input);
}

}  // namespace
}  // namespace noroshi::indicators
