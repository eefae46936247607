#include "use_cases/hindcast/stop_hindcast.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "precedents/example_precedents.hpp"

namespace noroshi::use_cases {
namespace {

using namespace example;
using precedents::OutcomeCase;
using precedents::OutcomeFolder;
using precedents::Precedents;
using precedents::StopOutcome;

// Parts stop on days 1 to 8, ore bans do not.
Precedents learnt() {
  Precedents cases;
  for (int i = 0; i < 8; ++i) cases.push_back(precedent("part" + std::to_string(2000 + i), kPartNearby, 1 + i));
  for (int i = 0; i < 8; ++i) cases.push_back(precedent("ore" + std::to_string(2010 + i), kOreBan, -1));
  return cases;
}

OutcomeCase told(const std::string& id, const std::string& title, std::optional<StopOutcome> outcome) {
  return {.id = id, .title = title, .effective = Date{2020, 1, 1}, .outcome = outcome};
}

const HindcastScore* score_of(const CaseReport& report, std::string_view forecast, std::string_view measure,
                              std::string_view baseline = "") {
  for (const auto& s : report.scores) {
    if (s.forecast.en.find(forecast) != std::string::npos && s.measure.en.find(measure) != std::string::npos &&
        s.baseline.en.find(baseline) != std::string::npos) {
      return &s;
    }
  }
  return nullptr;
}

TEST(StopHindcast, BeatsTheBaseRateWhereCircumstancesTellAndSaysByHowMuch) {
  const auto report = score_stops(learnt(), judged_cases(learnt()), 1);
  const auto* brier = score_of(report, "event left out", "stop at all", "base rate");
  ASSERT_NE(brier, nullptr);
  EXPECT_EQ(brier->cases, 16u);
  EXPECT_NEAR(*brier->baseline_score, 64.0 / 225.0, 1e-12);  // 7 of the 15 others: (8/15)^2
  EXPECT_GT(*brier->skill_low, 0.0);
  EXPECT_LE(*brier->skill_low, *brier->skill);
  EXPECT_LE(*brier->skill, *brier->skill_high);
  EXPECT_DOUBLE_EQ(*score_of(report, "event left out", "stop at all", "nothing stops")->baseline_score, 0.5);
  EXPECT_DOUBLE_EQ(*score_of(report, "event left out", "stop at all", "everything stops")->baseline_score, 0.5);
  EXPECT_NE(score_of(report, "one half", "stop at all"), nullptr);
}

TEST(StopHindcast, HasNoSkillWhereCircumstancesTellNothing) {
  auto cases = learnt();
  for (std::size_t i = 0; i < cases.size(); ++i) {
    cases[i].known = kPartNearby;
    cases[i].outcome = i % 2 == 0 ? StopOutcome{true, 3} : StopOutcome{};
  }
  const auto report = score_stops(cases, judged_cases(cases), 1);
  EXPECT_LE(*score_of(report, "event left out", "stop at all", "base rate")->skill, 0.05);
}

TEST(StopHindcast, ACaseThatIsNotCodedIsForecastFromItsTitleAlone) {
  const OutcomeFolder folder{.cases = {told("part2000", "Anything", StopOutcome{true, 1}),
                                       told("new2021", "Fire at a maker of car parts", StopOutcome{true, 2}),
                                       told("odd2022", "Rationing, price only, no stop", std::nullopt)}};
  const auto judged = judged_cases(folder, learnt());
  EXPECT_EQ(judged.coded, (std::vector<bool>{true, false, false}));
  EXPECT_EQ(judged.cases[0].known, kPartNearby);
  EXPECT_EQ(judged.cases[1].known.shock, precedents::Shock::accident);
  EXPECT_EQ(judged.cases[1].known.tier, GoodTier::part);
  EXPECT_EQ(judged.cases[2].known, precedents::Circumstances{});
  const auto report = score_stops(learnt(), judged, 1);
  EXPECT_EQ(score_of(report, "not coded", "stop at all")->cases, 1u);
  EXPECT_NE(report.notes.front().en.find("2 of 2 cases"), std::string::npos) << report.notes.front().en;
  EXPECT_EQ(report.details.front().rows.size(), 2u);  // what cannot be told is not listed as a forecast
}

TEST(StopHindcast, WhatHappenedInTheFolderDoesNotReachTheForecasts) {
  OutcomeFolder folder{.cases = {told("new2021", "Fire at a maker of car parts", StopOutcome{true, 2})}};
  const auto before = score_stops(learnt(), judged_cases(folder, learnt()), 1).details.front().rows.front();
  folder.cases[0].outcome = StopOutcome{};
  folder.cases[0].facts.push_back({"first stop", "2020-01-03", "date", "2020", "somebody", "Press"});
  const auto after = score_stops(learnt(), judged_cases(folder, learnt()), 1).details.front().rows.front();
  for (std::size_t column = 0; column < 15; ++column) EXPECT_EQ(before[column], after[column]) << column;
}

TEST(StopHindcast, ExpertsAreComparedOnTheCasesTheySpokeOf) {
  auto cases = learnt();
  cases[8].expert = precedents::ExpertForecast{true, std::nullopt, {2010, 1, 1}, "Press"};
  const auto report = score_stops(cases, judged_cases(cases), 1);
  const auto* experts = score_of(report, "", "", "experts");
  ASSERT_NE(experts, nullptr);
  EXPECT_EQ(experts->cases, 1u);
  EXPECT_DOUBLE_EQ(*experts->baseline_score, 1.0);
}

TEST(StopHindcast, NothingToScoreIsSaidAndNotScored) {
  const OutcomeFolder folder{.cases = {told("odd2022", "Anything", std::nullopt)}};
  const auto report = score_stops(learnt(), judged_cases(folder, learnt()), 1);
  EXPECT_TRUE(report.scores.empty());
  EXPECT_FALSE(report.notes.empty());
}

}  // namespace
}  // namespace noroshi::use_cases
