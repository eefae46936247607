#include "scenarios/scenario.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace noroshi::scenarios {
namespace {

Scenario gallium() {
  return {.title = "China stops gallium",
          .shocks = {{.what = "gallium", .origin = "CHN", .targets = {"JPN"}, .duration_days = 90}}};
}

std::string refused_at(const std::function<void(Scenario&)>& spoil) {
  auto scenario = gallium();
  spoil(scenario);
  const auto checked = check(scenario);
  return checked ? "accepted" : checked.error().field;
}

TEST(Scenario, IsAcceptedWhenEveryPartCanBe) {
  EXPECT_TRUE(check(gallium()).has_value());
  EXPECT_EQ(gallium().goods(), std::vector<std::string>{"gallium"});
  EXPECT_TRUE(gallium().shocks[0].hits("JPN"));
  EXPECT_FALSE(gallium().shocks[0].hits("KOR"));
  EXPECT_TRUE(Shock{}.hits("KOR")) << "no target: everybody";
}

TEST(Scenario, IsRefusedWithTheKeyOfWhatCannotBe) {
  EXPECT_EQ(refused_at([](auto& s) { s.shocks.clear(); }), "shock");
  EXPECT_EQ(refused_at([](auto& s) { s.horizon_days = 0; }), "horizon_days");
  EXPECT_EQ(refused_at([](auto& s) { s.draws = 0; }), "draws");
  EXPECT_EQ(refused_at([](auto& s) { s.importer = ""; }), "importer");
  EXPECT_EQ(refused_at([](auto& s) { s.shocks[0].origin = "China"; }), "shock[1].origin");
  EXPECT_EQ(refused_at([](auto& s) { s.shocks[0].control = "bann"; }), "shock[1].control");
  EXPECT_EQ(refused_at([](auto& s) { s.shocks[0].start_day = 365; }), "shock[1].start_day");
  EXPECT_EQ(refused_at([](auto& s) { s.shocks[0].duration_days = 0; }), "shock[1].duration_days");
  EXPECT_EQ(refused_at([](auto& s) { s.shocks[0].parameters["leakage"] = {0, 2, 3}; }), "shock[1].parameters.leakage");
  EXPECT_EQ(refused_at([](auto& s) { s.releases = {{.good = "gallium", .days_of_use = -1}}; }),
            "release[1].days_of_use");
  EXPECT_EQ(refused_at([](auto& s) { s.releases = {{.good = "germanium"}}; }), "release[1].good")
      << "a measure for a good that nothing happens to";
  EXPECT_EQ(refused_at([](auto& s) { s.thrifts = {{.good = "gallium", .share = 1.5}}; }), "thrift[1].share");
  EXPECT_EQ(refused_at([](auto& s) { s.savings = {{.what = "gallium", .days = 0}}; }), "saving[1].days");
  EXPECT_EQ(refused_at([](auto& s) { s.hoardings = {{.good = "gallium", .days = 9, .factor = 11}}; }),
            "hoarding[1].factor");
  EXPECT_EQ(refused_at([](auto& s) { s.inputs = {{"gallium", "stock", {}}}; }), "input[1].name");
  EXPECT_EQ(refused_at([](auto& s) { s.allocation = Allocation::priority; }), "first_served");
}

}  // namespace
}  // namespace noroshi::scenarios
