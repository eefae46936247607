#include "use_cases/runs_diff/walk.hpp"

#include "base/build_id.hpp"
#include "holdings/test_recorded_job.hpp"
#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {
using example::kStocks, example::StockRequest;

class WalkBetween : public example::WorkspaceTest {
 protected:
  [[nodiscard]] RunRecord keep(const StockRequest& request, const char* now = "2024-07-20") const {
    auto workspace = *holdings::OpenedWorkspace::open(folder, example::data(), holdings::Clock{std::string{now}});
    return holdings::record_run(kStocks, workspace, request, {})->record;
  }
  [[nodiscard]] Walk walk(const RunRecord& a, const RunRecord& b) const {
    auto made = walk_between(opened(), a, b, example::run_stocks_again(), {});
    EXPECT_TRUE(made) << made.error().message.en;
    return *made;
  }
  static std::vector<std::string> changes(const Walk& walk) {
    std::vector<std::string> all;
    for (const auto& step : walk.steps) all.push_back(step.what.en);
    return all;
  }
  static double moved(const Walk& walk, std::size_t step, std::size_t number = 0) {
    return *walk.steps[step].numbers[number].value - *walk.steps[step - 1].numbers[number].value;
  }
};
using Words = std::vector<std::string>;

TEST_F(WalkBetween, EachFieldThatDiffersIsAStepInTheOrderOfDeclaration) {
  const auto w = walk(keep({.loss = 0.2, .days = 10}), keep({.loss = 0.5, .days = 20}));
  EXPECT_EQ(changes(w), (Words{"as recorded", "program", "loss", "days", "program"}));
  EXPECT_EQ(w.steps[2].from.en + " " + w.steps[2].to.en, "0.2 0.5");
  EXPECT_EQ(moved(w, 1), 0.0);
  EXPECT_NEAR(moved(w, 2), -0.3 * 10, 1e-12) << "ten days of 0.3 less";
  EXPECT_NEAR(moved(w, 3), -0.5 * 10, 1e-12) << "ten more days of 0.5 less";
  EXPECT_EQ(moved(w, 4), 0.0);
  EXPECT_EQ(w.steps[3].kind, ChangeKind::option);
}

TEST_F(WalkBetween, DataThatCameInBetweenAreAStepThatNamesTheInput) {
  const auto before = keep({});
  store("baci", {example::bought(392, 156, "280120", {2023, 0}, 1.0)}, {{2024, 7, 25}});
  const auto after = keep({.loss = 0.4}, "2024-08-01");
  const auto w = walk(before, after);
  EXPECT_EQ(changes(w), (Words{"as recorded", "program", "loss", "deliveries", "program"}));
  EXPECT_EQ(w.steps[3].kind, ChangeKind::input);
  EXPECT_TRUE(w.steps[3].from.en.starts_with("1 known"));
  EXPECT_TRUE(w.steps[3].to.en.starts_with("2 known"));
  EXPECT_NEAR(moved(w, 3), 1.0, 1e-12) << "one delivery, one more day of stock";
  EXPECT_EQ(moved(w, 4), 0.0);
}

TEST_F(WalkBetween, WhatTheProgramMovedIsTheFirstRunRecordedAgainstTheFirstRunNow) {
  auto before = keep({.loss = 0.2});
  before.build = "an older build";
  before.headlines[0].value = *before.headlines[0].value - 0.75;  // what its code said
  const auto w = walk(before, keep({.loss = 0.3}));
  EXPECT_EQ(w.steps[1].kind, ChangeKind::code);
  EXPECT_EQ(w.steps[1].to.en, build_id().substr(0, 12));
  EXPECT_NEAR(moved(w, 1), 0.75, 1e-12);
  EXPECT_NEAR(moved(w, 2), -0.1 * 10, 1e-12);
}

TEST_F(WalkBetween, AnInputThatWasReplacedSinceIsNamedInsteadOfTheProgram) {
  const auto before = keep({});
  store("baci", {example::bought(392, 156, "280120", {2023, 0}, 1.0)}, {{2024, 7, 20}, 18, 0, 0});  // the same day
  const auto w = walk(before, keep({.loss = 0.4}, "2024-07-20T20:00:00Z"));
  EXPECT_EQ(w.steps[1].kind, ChangeKind::input);
  EXPECT_EQ(w.steps[1].what.en, "deliveries");
  EXPECT_NEAR(moved(w, 1), 1.0, 1e-12);
}

TEST_F(WalkBetween, FieldsThatAreRefusedOneByOneAreChangedTogether) {
  // From growth that is refused nowhere to a run that refuses growth and has none: `growth` comes first and is fine;
  // the other way round `growth` is refused until `refuses_growth` is off.
  const auto w = walk(keep({.refuses_growth = true}), keep({.growth = 0.1}));
  EXPECT_EQ(changes(w), (Words{"as recorded", "program", "growth + refuses_growth", "program"}));
  EXPECT_EQ(w.steps[2].from.en, "0 + true");
  EXPECT_TRUE(w.notes.empty());
}

TEST_F(WalkBetween, ARunThatCannotBeMadeAnyMoreIsSaidToBeLeftToTheRest) {
  auto after = keep({.growth = 0.1});
  for (auto& field : after.fields) {
    if (field.name == "refuses_growth") field.words = {"true"};
  }
  const auto w = walk(keep({}), after);
  ASSERT_EQ(w.notes.size(), 1U);
  EXPECT_NE(w.notes[0].en.find("growth is refused"), std::string::npos);
  EXPECT_EQ(w.steps.back().what.en, "program + refuses_growth");
}

TEST_F(WalkBetween, AFirstRunThatCannotBeMadeIsAnError) {
  auto before = keep({});
  before.job = "another";
  EXPECT_EQ(walk_between(opened(), before, before, example::run_stocks_again(), {}).error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace noroshi::use_cases
