#include "indicators/judgement.hpp"

#include <gtest/gtest.h>

#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

TEST(Tally, IsFlaggedClearOrUnknownAsTheConditionsAllow) {
  struct Case {
    int yes, unknown, required;
    Verdict expected;
  };
  for (const Case& c : {Case{3, 0, 3, Verdict::flagged}, Case{2, 0, 3, Verdict::clear}, Case{2, 1, 3, Verdict::unknown},
                        Case{1, 1, 3, Verdict::clear}, Case{2, 1, 2, Verdict::flagged}}) {
    EXPECT_EQ((Tally{c.yes, c.unknown}.verdict(c.required)), c.expected) << c.yes << c.unknown << c.required;
  }
}

TEST(Tally, CountsYesAndUnknownConditions) {
  Tally t;
  t.add({true}), t.add({false}), t.add({std::nullopt, Gap::months_missing}), t.add({true});
  EXPECT_EQ(t.yes, 2);
  EXPECT_EQ(t.unknown, 1);
}

TEST(JudgePositions, AsksTheRuleOnceForEveryPositionOfEveryProduct) {
  const TradeYear y = compute_trade_year(random_cube(130, 7, 3));
  const MethodResult r = judge_positions(y, [](std::size_t q, std::size_t p) {
    return Judgement{flag_if(q % 2 == 0), static_cast<double>(1000 * p + q)};
  });
  ASSERT_EQ(r.score.size(), y.cube.position_count());
  std::size_t p = 0;
  for (std::size_t q = 0; q < r.score.size(); ++q) {
    while (q >= y.cube.position_begin[p + 1]) ++p;
    EXPECT_EQ(r.score[q], static_cast<double>(1000 * p + q));
    EXPECT_EQ(r.verdict[q], flag_if(q % 2 == 0));
  }
}

TEST(Tally, KeepsTheReasonOfItsFirstUnknownCondition) {
  Tally t;
  t.add({false}), t.add({std::nullopt, Gap::months_missing}), t.add({std::nullopt, Gap::world_partial});
  EXPECT_EQ(t.why, Gap::months_missing);
  EXPECT_EQ(t.condition(1).holds, std::nullopt);
  EXPECT_EQ(t.condition(1).why, Gap::months_missing);
  EXPECT_EQ(t.condition(3).holds, false);
  EXPECT_EQ(judged(t, 2).why, Gap::months_missing);
}

TEST(JudgePositions, RefusesAnUnknownVerdictWithoutAReason) {
  const TradeYear y = year({{"850760", kJapan, kChina, 1}});
  EXPECT_THROW((void)judge_positions(y, [](std::size_t, std::size_t) { return Judgement{}; }), ContractViolation);
  const auto r = judge_positions(y, [](std::size_t, std::size_t) { return unknown_because(Gap::doubted); });
  EXPECT_EQ(r.why[0], Gap::doubted);
}

}  // namespace
}  // namespace noroshi::indicators
