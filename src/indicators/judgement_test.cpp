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
  t.add(true), t.add(false), t.add(std::nullopt), t.add(true);
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

TEST(IfCovered, IsSilentBelowTheUsersBound) {
  const TradeYear y = year({{"850760", kJapan, kChina, 1}}, 2023, 0.5f);
  EXPECT_EQ(if_covered(y, 0, 0.5, true), true);
  EXPECT_EQ(if_covered(y, 0, 0.51, true), std::nullopt);
}

}  // namespace
}  // namespace noroshi::indicators
