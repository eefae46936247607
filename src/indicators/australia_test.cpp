#include <gtest/gtest.h>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

// Position 0, Japan, buys 90 % from China; the USA buys `china` from China and `germany` from Germany.
MethodResult steps(double china, double germany, const OptionValues& options = {}, float coverage = 1.0f) {
  const TradeYear y = year({{"280530", kJapan, kChina, 90},
                            {"280530", kJapan, kKorea, 10},
                            {"280530", kUsa, kChina, china},
                            {"280530", kUsa, kGermany, germany}},
                           2023, coverage);
  return *judge(australia, {&y}, options);
}

TEST(Australia, FlagsWhenTheMainSupplierAlsoDominatesTheWorld) {
  EXPECT_EQ(steps(50, 100).score[0], 2);  // China 140 of 250
  EXPECT_EQ(steps(50, 100).verdict[0], Verdict::flagged);
}

TEST(Australia, IsClearWhenTheWorldHasMoreToOffer) {
  EXPECT_EQ(steps(50, 140).score[0], 1);  // China 140 of 290: less than half
  EXPECT_EQ(steps(50, 140).verdict[0], Verdict::clear);
  EXPECT_EQ(steps(1, 200).score[0], 1);  // somebody else dominates
}

TEST(Australia, StepsHaveThresholdsOfTheirOwn) {
  EXPECT_EQ(steps(50, 100, {{"main_supplier", 0.95}}).score[0], 1);
  EXPECT_EQ(steps(50, 100, {{"world_share", 0.6}}).score[0], 1);
}

TEST(Australia, StepTwoIsUnknownWithoutCoverageAndStepOneMayStillDecide) {
  EXPECT_EQ(steps(50, 100, {}, 0.1f).verdict[0], Verdict::unknown);
  EXPECT_EQ(steps(50, 100, {{"main_supplier", 0.95}}, 0.1f).verdict[0], Verdict::clear);
}

TEST(Australia, RefusesAShareAboveOne) {
  const TradeYear y = year({{"280530", kJapan, kChina, 9}});
  EXPECT_EQ(judge(australia, {&y}, {{"world_share", 1.5}}).error().where, "world_share");
}

}  // namespace
}  // namespace noroshi::indicators
