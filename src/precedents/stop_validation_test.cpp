#include "precedents/stop_validation.hpp"

#include <gtest/gtest.h>

#include "precedents/example_precedents.hpp"

namespace noroshi::precedents {
namespace {

using namespace example;

TEST(StopValidation, ACaseIsForecastWithoutItsEvent) {
  const Precedents cases{precedent("a2001_x", kPartNearby, 1), precedent("a2001_y", kPartNearby, 2),
                         precedent("b2002", kOreBan, -1), precedent("c2003", kOreBan, -1)};
  const auto forecasts = forecast_left_out(cases, cases);
  ASSERT_EQ(forecasts.size(), 4u);
  EXPECT_EQ(forecasts[0].fitted_on, 2u);          // not on its sibling either
  EXPECT_DOUBLE_EQ(forecasts[0].base_rate, 0.0);  // nothing else stopped
  EXPECT_EQ(forecasts[2].fitted_on, 3u);
  EXPECT_DOUBLE_EQ(forecasts[2].base_rate, 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(forecasts[2].base_rate_within[0], 2.0 / 3.0);
}

TEST(StopValidation, WhatHappenedToACaseDoesNotMoveItsOwnForecast) {
  Precedents cases{precedent("a2001", kPartNearby, 1), precedent("b2002", kPartNearby, 4),
                   precedent("c2003", kOreBan, -1), precedent("d2004", kOreBan, -1)};
  const auto before = forecast_left_out(cases, cases);
  cases[2].outcome = StopOutcome{true, 100};
  const auto after = forecast_left_out(cases, cases);
  EXPECT_EQ(before[2].forecast.ever, after[2].forecast.ever);
  EXPECT_NE(before[3].forecast.ever, after[3].forecast.ever);  // but that of others
}

TEST(StopValidation, CasesThatCannotBeToldAreNeitherLearntFromNorJudged) {
  Precedents cases{precedent("a2001", kPartNearby, 1), precedent("b2002", kPartNearby, 4),
                   precedent("c2003", kOreBan, -1)};
  cases[1].outcome.reset();
  const auto forecasts = forecast_left_out(cases, cases);
  ASSERT_EQ(forecasts.size(), 2u);
  EXPECT_EQ(forecasts[0].fitted_on, 1u);
}

TEST(StopValidation, HalvesShareNoEventAndDependOnTheSeedAlone) {
  Precedents cases;
  for (int i = 0; i < 10; ++i) cases.push_back(precedent("e" + std::to_string(2000 + i / 2), kPartNearby, i));
  const auto once = forecast_other_half(cases, cases, 5, 0), again = forecast_other_half(cases, cases, 5, 0);
  ASSERT_EQ(once.size(), 10u);
  for (std::size_t i = 0; i < once.size(); ++i) {
    EXPECT_EQ(once[i].forecast.ever, again[i].forecast.ever);
    EXPECT_TRUE(once[i].fitted_on == 4u || once[i].fitted_on == 6u);  // two or three of five events
    EXPECT_EQ(once[i].fitted_on, once[i - i % 2].fitted_on);
  }
}

}  // namespace
}  // namespace noroshi::precedents
