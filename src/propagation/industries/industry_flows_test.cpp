#include "propagation/industries/industry_flows.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "propagation/industries/example_economy.hpp"

namespace noroshi::propagation {
namespace {

using example::metal_and_parts;

TEST(IndustryFlows, AreThoseOfTheTablePerDayAndRowsOfASectorStandTogether) {
  const auto flows = example::flows_of(metal_and_parts());
  const auto parts = *flows.find({"A", "parts"}), metal = *flows.find({"B", "metal"});
  EXPECT_DOUBLE_EQ(flows.flow_per_day(metal, parts), 4.0);
  EXPECT_DOUBLE_EQ(flows.final_flow_per_day(parts, 1), 2.0);
  EXPECT_DOUBLE_EQ(flows.output_per_day(parts), 14.0);  // (365 + 730 + 365 + 2920 + 730) / 365
  EXPECT_DOUBLE_EQ(flows.value_added_per_day(parts), 14.0 - 9.0);
  EXPECT_EQ(flows.sectors(), (std::vector<std::string>{"metal", "parts", "service"}));
  EXPECT_DOUBLE_EQ(flows.inputs()(*flows.sector("metal"), flows.column_of(parts)), 6.0);
  EXPECT_FALSE(flows.find({"A", "ships"}));
  EXPECT_FALSE(flows.region("C"));
}

TEST(IndustryFlows, WhatCannotBeIsRefusedWithWhere) {
  const auto refused = [](auto spoil, std::string_view where) {
    auto table = metal_and_parts();
    spoil(table);
    const auto made = IndustryFlows::make(std::move(table));
    ASSERT_FALSE(made);
    EXPECT_NE(made.error().where.find(where), std::string::npos) << made.error().where;
  };
  refused([](IoTable& t) { t.intermediate(1, 2) = -1.0; }, "A parts -> A service");
  refused([](IoTable& t) { t.intermediate(1, 2) = std::numeric_limits<double>::quiet_NaN(); }, "A parts -> A service");
  refused([](IoTable& t) { t.final_demand(3, 1) = std::numeric_limits<double>::infinity(); }, "B metal");
  refused([](IoTable& t) { t.final_demand(3, 1) = -5.0; }, "B metal");
  refused([](IoTable& t) { t.industries[4] = t.industries[1]; }, "A parts");
  refused([](IoTable& t) { t.intermediate = numerics::DenseMatrix{6, 5}; }, "example");
  refused(
      [](IoTable& t) {
        t = {};
        t.feed = "nothing";
      },
      "nothing");
  refused(
      [](IoTable& t) {  // inputs, but nothing sold
        for (double& v : t.intermediate.row(5)) v = 0.0;
        for (double& v : t.final_demand.row(5)) v = 0.0;
      },
      "B service");
}

TEST(IndustryFlows, NegativeFinalDemandIsSetToZeroWhenAskedAndCounted) {
  auto table = metal_and_parts();
  table.final_demand(3, 1) = -5.0;
  const auto flows = IndustryFlows::make(table, {.negative_final_demand = NegativeFinalDemand::as_zero}).value();
  EXPECT_GT(flows.negative_share(), 0.0);
  EXPECT_DOUBLE_EQ(flows.final_flow_per_day(3, 1), 0.0);
}

TEST(IndustryFlows, AnIdleIndustryIsAllowed) {
  auto table = metal_and_parts();
  for (std::size_t k = 0; k < 6; ++k) table.intermediate(2, k) = table.intermediate(k, 2) = 0.0;
  for (double& v : table.final_demand.row(2)) v = 0.0;
  const auto flows = IndustryFlows::make(table).value();
  const auto model =
      make_industry_model(flows, {}, {IndustryScenario{.supply_cuts = {{"A", "", Path::block(1.0, 0, 9)}}}}).value();
  std::vector<double> output(6);
  for (int t = 0; t < 20; ++t) {
    model->advance();
    model->observe(0, 0, output);
    EXPECT_EQ(output[2], 0.0);
  }
}

}  // namespace
}  // namespace noroshi::propagation
