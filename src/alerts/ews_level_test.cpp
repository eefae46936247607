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
  EXPECT_EQ(level({.has_hs_code = true, .finer_than_hs6 = true, .finer_is_loaded = true}, EwsElement::granularity), 3);
}

TEST(EwsLevel, ALineOfWhichNoTradeIsLoadedSeparatesNothingYet) {
  const EwsEvidence separable{.has_hs_code = true, .finer_than_hs6 = true, .finest_code = "JP2026 854129010"};
  EXPECT_EQ(level(separable, EwsElement::granularity), 2);
  const auto words = measure_ews_level(separable)[0].evidence;
  EXPECT_EQ(words.en, "separable below HS6 by JP2026 854129010, of which no trade is loaded");
  EXPECT_NE(words.ja.find("未取込"), std::string::npos);
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

TEST(EwsLevel, ScopeNeedsEveryCodeOfTheGoodAndNamesTheMissingOnes) {
  EwsEvidence e{.newest_period = Period{2023, 0},
                .codes_without_trade = {"280519"},
                .asked_on = {2024, 6, 1},
                .world_coverage = 0.004,
                .world_year = 2023,
                .world_gap = Gap::partners_listed,
                .codes_without_world_trade = {"280519", "280530"},
                .stages_known = 2};
  const auto levels = measure_ews_level(e);
  EXPECT_EQ(
      levels[2].evidence.en,
      "<1 % of usual world imports covered in 2023 (only listed partners), 2 stages with world shares; not loaded: "
      "280519, 280530");
  EXPECT_NE(levels[1].evidence.en.find("; not loaded: 280519"), std::string::npos);
  e.world_coverage = 0.95;
  EXPECT_EQ(level(e, EwsElement::scope), 1) << "of two codes nothing is known";
  e.codes_without_world_trade.clear();
  EXPECT_EQ(level(e, EwsElement::scope), 3);
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
