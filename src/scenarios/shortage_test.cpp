#include "scenarios/shortage.hpp"

#include <gtest/gtest.h>

#include "scenarios/example_parts.hpp"

namespace noroshi::scenarios {
namespace {

using example::parts;
using example::scenario;

ShortageAnswer answer_of(const UncertainGood::Parts& p, const Scenario& s, ShortageOptions options) {
  options.horizon_days = s.horizon_days;
  auto answer = shortage_of(*UncertainGood::make(p, s), options);
  EXPECT_TRUE(answer.has_value());
  return *std::move(answer);
}

TEST(Shortage, IsOneDayWhenEverythingIsKnown) {
  const auto a = answer_of(parts(), scenario(), {.draws = 5});
  EXPECT_EQ(a.shortage.p10, 47.0);
  EXPECT_EQ(a.shortage.p90, 47.0);
  EXPECT_EQ(a.shortage.share_never, 0.0);
  EXPECT_EQ(a.shortage_within[0], 0.0);
  EXPECT_EQ(a.shortage_within[1], 1.0);
  EXPECT_EQ(a.shortage_within[2], std::nullopt) << "120 days say nothing of 180";
  EXPECT_EQ(a.stop[1].p50, 48.0) << "kappa 0.44 is below half";
  EXPECT_EQ(a.stop[0].share_never, 1.0) << "by its value alone nobody stops";
  EXPECT_EQ(a.stop[2].p50, 48.0);
  EXPECT_EQ(a.use_lost_days.mid, 18.0);
}

TEST(Shortage, CountsTheDrawsInWhichNothingHappens) {
  auto p = parts();
  p.facts.commercial_stock_days->value = {20, 40, 80};  // 48 days bridge the cut
  const auto a = answer_of(p, scenario(), {.draws = 2000});
  // Triangular: P(stock >= 48) = (80 - 48)^2 / (60 x 40).
  EXPECT_NEAR(a.shortage.share_never, 32.0 * 32.0 / 2400.0, 0.03);
  EXPECT_LT(*a.shortage.p10, *a.shortage.p50);
  EXPECT_FALSE(a.shortage.p90) << "in more than a tenth of the draws nothing happens";
  EXPECT_EQ(a.values.size(), 2000 * a.inputs);
  EXPECT_EQ(a.first_short.size(), 2000u);
}

TEST(Shortage, ComesNoEarlierInAnyDrawWhenLessOfTheUseIsCut) {
  auto p = parts();
  p.facts = {};
  const auto s = scenario(200);
  const auto less = answer_of(p, s, {.draws = 200});
  p.flows.origins[1].amount *= 2.0;  // another supplier is larger: what is lost is a smaller share
  const auto more = answer_of(p, s, {.draws = 200});
  for (std::size_t d = 0; d < 200; ++d) EXPECT_GE(more.first_short[d].value_or(999), less.first_short[d].value_or(999));
}

TEST(Shortage, LiesBetweenItsBounds) {
  auto p = parts();
  p.facts = {};
  const auto a = answer_of(p, scenario(200), {.draws = 300});
  for (std::size_t k = 0; k < kWithinDays.size(); ++k) {
    EXPECT_LE(*a.stop_within[0][k], *a.stop_within[1][k]);
    EXPECT_LE(*a.stop_within[1][k], *a.stop_within[2][k]);
    EXPECT_LE(*a.stop_within[2][k], *a.shortage_within[k]) << "nobody stops before somebody is short";
  }
  EXPECT_GT(*a.stop_within[2][2], *a.stop_within[1][2]);
}

TEST(Shortage, IsTheSameForTheSameSeedAndRefusesNonsense) {
  auto p = parts();
  p.facts = {};
  const auto s = scenario();
  EXPECT_EQ(answer_of(p, s, {.seed = 5, .draws = 50}).first_short,
            answer_of(p, s, {.seed = 5, .draws = 50}).first_short);
  EXPECT_NE(answer_of(p, s, {.seed = 5, .draws = 50}).values, answer_of(p, s, {.seed = 6, .draws = 50}).values);
  const auto good = *UncertainGood::make(p, s);
  EXPECT_FALSE(shortage_of(good, {.draws = 0}).has_value());
  EXPECT_FALSE(shortage_of(good, {.stop_level = 0.0}).has_value());
  EXPECT_FALSE(shortage_of(good, {.horizon_days = 0}).has_value());
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(shortage_of(good, {}, {.stop = stop.get_token()}).error().code, ErrorCode::cancelled);
}

}  // namespace
}  // namespace noroshi::scenarios
