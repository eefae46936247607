#include "use_cases/hindcast/demand_forecasts.hpp"

#include <gtest/gtest.h>

#include "propagation/static/example_tables.hpp"
#include "use_cases/hindcast/demand_scores.hpp"

namespace noroshi::use_cases {
namespace {

// A year later final demand is 50 and 50 instead of 100 and 50; the structure stays.
IoTable a_bad_year_later() {
  // L = [[1.311475, 0.163934], [0.491803, 1.311475]]: output 73.770492 and 90.163934
  return example::table_of({{0.2, 0.1}, {0.3, 0.2}}, {4500.0 / 61.0, 5500.0 / 61.0});
}

const OutputForecast& named(const std::vector<OutputForecast>& all, std::string_view words) {
  for (const auto& f : all) {
    if (f.forecaster.en.find(words) != std::string::npos) return f;
  }
  throw std::runtime_error{"no such forecaster"};
}

TEST(DemandForecasts, TheStructureCarriesAFallOfFinalDemandToTheLastDigit) {
  const auto before = example::two_regions(), later = a_bad_year_later();
  const auto forecasts = forecast_outputs(before, later);
  ASSERT_TRUE(forecasts) << forecasts.error().message.en;
  for (const auto* words : {"world table", "each country"}) {
    EXPECT_NEAR(named(*forecasts, words).output[0], 4500.0 / 61.0, 1e-9) << words;
    EXPECT_NEAR(named(*forecasts, words).output[1], 5500.0 / 61.0, 1e-9) << words;
  }
}

TEST(DemandForecasts, NaiveOnesFollowTheirNames) {
  const auto before = example::two_regions(), later = a_bad_year_later();
  const auto forecasts = forecast_outputs(before, later);
  ASSERT_TRUE(forecasts);
  const double now = 8500.0 / 61.0;
  EXPECT_NEAR(named(*forecasts, "no change").output[0], now, 1e-9);
  EXPECT_NEAR(named(*forecasts, "the world's final demand").output[0], now * 100.0 / 150.0, 1e-9);
  EXPECT_NEAR(named(*forecasts, "without a chain").output[0], now - 50.0, 1e-9);
}

TEST(DemandForecasts, TablesOfOtherIndustriesAreRefused) {
  auto other = a_bad_year_later();
  other.industries[1].sector = "else";
  const auto refused = forecast_outputs(example::two_regions(), other);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "later_table");
}

const HindcastScore* score_of(const CaseReport& report, std::string_view who, std::string_view measure,
                              std::string_view baseline = "") {
  for (const auto& s : report.scores) {
    if (s.forecast.en.find(who) != std::string::npos && s.measure.en.find(measure) != std::string::npos &&
        s.baseline.en.find(baseline) != std::string::npos) {
      return &s;
    }
  }
  return nullptr;
}

TEST(DemandScores, APerfectForecastHasNoErrorAndFullSkill) {
  auto before = example::drawn_table(6, 4), later = before;
  for (std::size_t i = 0; i < later.size(); ++i) {  // all flows of a row double: output doubles, coefficients stay
    for (auto* matrix : {&later.intermediate, &later.final_demand}) {
      for (double& v : matrix->row(i)) v *= 2.0;
    }
  }
  const auto forecasts = forecast_outputs(before, later);
  ASSERT_TRUE(forecasts);
  const auto report = score_outputs(before, later, *forecasts, 1);
  const auto* error = score_of(report, "world table", "weighted", "no change");
  ASSERT_NE(error, nullptr);
  EXPECT_NEAR(*error->score, 0.0, 1e-9);
  EXPECT_NEAR(*error->baseline_score, std::log(2.0), 1e-9);
  EXPECT_NEAR(*error->skill, 1.0, 1e-9);
  EXPECT_EQ(error->cases, 24u);
  EXPECT_NEAR(*score_of(report, "no change", "median")->score, std::log(2.0), 1e-9);
}

TEST(DemandScores, WhatCannotBeComparedIsCountedAndNotScored) {
  auto before = example::drawn_table(4, 3), later = before;
  for (double& v : later.intermediate.row(0)) v = 0.0;
  for (double& v : later.final_demand.row(0)) v = 0.0;
  const auto forecasts = forecast_outputs(before, later);
  ASSERT_TRUE(forecasts);
  const auto report = score_outputs(before, later, *forecasts, 1);
  EXPECT_NE(report.notes.front().en.find("11 of 12 industries"), std::string::npos) << report.notes.front().en;
}

// WIOD, release of 2013: 41 regions, 35 sectors.
TEST(DemandScores, TheStructureOf2008BeatsNoChangeIn2009OnTheRealTables) {
  const auto folder = example::published("io/wiod2013_wiot");
  if (folder.empty()) GTEST_SKIP() << "needs NOROSHI_TEST_DATA";
  const auto before = example::wiod(folder, 2008), later = example::wiod(folder, 2009);
  const auto forecasts = forecast_outputs(before, later);
  ASSERT_TRUE(forecasts) << forecasts.error().message.en;
  const auto report = score_outputs(before, later, *forecasts, 1);
  const auto* skill = score_of(report, "world table", "weighted", "no change");
  ASSERT_NE(skill, nullptr);
  EXPECT_GT(*skill->skill_low, 0.0);
  EXPECT_GT(skill->cases, 1300u);
}

}  // namespace
}  // namespace noroshi::use_cases
