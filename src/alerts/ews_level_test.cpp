#include "alerts/ews_level.hpp"

#include <gtest/gtest.h>

namespace noroshi::alerts {
namespace {

int level(const EwsEvidence& e, EwsElement element) {
  return measure_ews_level(e)[static_cast<std::size_t>(element)].level;
}

TEST(EwsLevel, GranularityFollowsTheFinestCode) {
  EXPECT_EQ(level({}, EwsElement::granularity), 1);
  EXPECT_EQ(level({.has_hs_code = true}, EwsElement::granularity), 2);
  EXPECT_EQ(level({.has_hs_code = true, .finer_than_hs6 = true}, EwsElement::granularity), 3);
}

TEST(EwsLevel, TimelinessIsTheMeasuredAgeOfTheNewestPeriod) {
  const auto with = [](Period p, Date on) { return EwsEvidence{.newest_period = p, .asked_on = on}; };
  EXPECT_EQ(level(with({2024, 5}, {2024, 7, 1}), EwsElement::timeliness), 3);  // 31 days after 31 May
  EXPECT_EQ(level(with({2024, 5}, {2024, 7, 2}), EwsElement::timeliness), 2);
  EXPECT_EQ(level(with({2023, 0}, {2024, 12, 30}), EwsElement::timeliness), 2);  // 365 days after 31 December
  EXPECT_EQ(level(with({2023, 0}, {2024, 12, 31}), EwsElement::timeliness), 1);
}

TEST(EwsLevel, MissingDataIsNoLevelAndNeverALowAge) {
  EXPECT_EQ(level({}, EwsElement::timeliness), 0);
  EXPECT_EQ(level({}, EwsElement::scope), 0);
}

TEST(EwsLevel, ScopeNeedsMostOfWorldTradeAndTheStages) {
  const auto with = [](double covered, int stages) {
    return EwsEvidence{
        .newest_period = Period{2023, 0}, .asked_on = {2024, 6, 1}, .world_coverage = covered, .stages_known = stages};
  };
  EXPECT_EQ(level(with(0.49, 2), EwsElement::scope), 1);
  EXPECT_EQ(level(with(0.5, 0), EwsElement::scope), 2);
  EXPECT_EQ(level(with(0.95, 1), EwsElement::scope), 2);
  EXPECT_EQ(level(with(0.9, 2), EwsElement::scope), 3);
}

TEST(EwsLevel, EveryElementCarriesItsEvidenceInBothLanguages) {
  for (const auto& l : measure_ews_level({})) {
    EXPECT_FALSE(l.evidence.en.empty());
    EXPECT_FALSE(l.evidence.ja.empty());
    EXPECT_FALSE(name_of(l.element).ja.empty());
  }
}

TEST(EwsLevel, OneStageIsSingularAndARunningPeriodHasNoNegativeAge) {
  const auto levels = measure_ews_level(
      {.newest_period = Period{2026, 0}, .asked_on = {2026, 11, 24}, .world_coverage = 0.6, .stages_known = 1});
  EXPECT_EQ(levels[1].evidence.en, "newest data 2026, still running");
  EXPECT_EQ(levels[1].level, 3);
  EXPECT_NE(levels[2].evidence.en.find("1 stage with"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::alerts
