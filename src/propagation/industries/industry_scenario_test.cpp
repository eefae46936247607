#include "propagation/industries/industry_scenario.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "propagation/industries/example_economy.hpp"

namespace noroshi::propagation {
namespace {

ErrorCode code_of(const IndustryScenario& scenario) {
  const auto flows = example::flows_of(example::metal_and_parts());
  const auto checked = check(scenario, flows);
  return checked ? ErrorCode::cancelled : checked.error().code;  // cancelled: nothing wrong
}

TEST(IndustryScenario, ShocksToWhatDoesNotExistAreNotFound) {
  const Path all = Path::block(1.0, 0, 10);
  EXPECT_EQ(code_of({.supply_cuts = {{"C", "metal", all}}}), ErrorCode::not_found);
  EXPECT_EQ(code_of({.supply_cuts = {{"A", "ships", all}}}), ErrorCode::not_found);
  EXPECT_EQ(code_of({.flow_cuts = {{"metal", "B", "C", all}}}), ErrorCode::not_found);
  EXPECT_EQ(code_of({.flow_cuts = {{"service", "A", "B", all}}}), ErrorCode::not_found);  // nothing flows there
  EXPECT_EQ(code_of({.demand_shocks = {{"A", "government", "", all}}}), ErrorCode::not_found);
  EXPECT_EQ(code_of({.capital_losses = {{.region = "C", .share = 0.1}}}), ErrorCode::not_found);
  EXPECT_EQ(code_of({.flow_cuts = {{"metal", "B", "A", all}}}), ErrorCode::cancelled);
}

TEST(IndustryScenario, NumbersOutsideTheirRangeAndContradictionsAreInvalid) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(code_of({.supply_cuts = {{"A", "metal", Path::block(1.5, 0, 10)}}}), ErrorCode::invalid_input);
  EXPECT_EQ(code_of({.demand_shocks = {{"A", "households", "", Path::block(-1.5, 0, 10)}}}), ErrorCode::invalid_input);
  EXPECT_EQ(code_of({.capital_losses = {{.region = "A", .share = nan}}}), ErrorCode::invalid_input);
  EXPECT_EQ(code_of({.capital_losses = {{.region = "A", .share = 0.1, .curve = RecoveryCurve::linear}}}),
            ErrorCode::invalid_input);
  EXPECT_EQ(code_of({.capital_losses = {{.region = "A",
                                         .share = 0.1,
                                         .curve = RecoveryCurve::linear,
                                         .recovery_days = 30,
                                         .rebuilders = {{"parts", 1.0}}}}}),
            ErrorCode::invalid_input);
  EXPECT_EQ(code_of({.capital_losses = {{.region = "A", .share = 0.1, .rebuilders = {{"parts", 0.5}}}}}),
            ErrorCode::invalid_input);
  EXPECT_EQ(code_of({.stock_scale = 0.0}), ErrorCode::invalid_input);
  EXPECT_EQ(code_of({.substitution_scale = nan}), ErrorCode::invalid_input);
  EXPECT_EQ(code_of({.sector_stock_scale = {1.0}}), ErrorCode::invalid_input);
}

TEST(IndustryParameters, OutsideTheirRangeAreRefused) {
  const auto flows = example::flows_of(example::metal_and_parts());
  EXPECT_FALSE(check({.sectors = {SectorParameters{}}}, flows));
  EXPECT_FALSE(check({.sectors = std::vector<SectorParameters>(3, {.stock_days = -1.0})}, flows));
  EXPECT_FALSE(check({.sectors = std::vector<SectorParameters>(3, {.overproduction = 0.9})}, flows));
  EXPECT_FALSE(check({.classes = {{"ships", "", InputClass::other}}}, flows));
  EXPECT_FALSE(check({.transit = {{"A", "C", 3.0}}}, flows));
  EXPECT_FALSE(check({.transit = {{"A", "B", -3.0}}}, flows));
  EXPECT_FALSE(check({.step_days = 0.0}, flows));
  EXPECT_TRUE(check(IndustryParameters{}, flows));
}

}  // namespace
}  // namespace noroshi::propagation
