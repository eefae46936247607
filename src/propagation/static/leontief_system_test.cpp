#include "propagation/static/leontief_system.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "propagation/static/example_tables.hpp"

namespace noroshi::propagation {
namespace {

TEST(LeontiefSystem, SolvesTheTableWorkedOutByHand) {
  const auto system = LeontiefSystem::of(example::two_regions());
  ASSERT_TRUE(system);
  EXPECT_NEAR(system->inverse(0, 0), 0.8 / 0.61, 1e-14);
  EXPECT_NEAR(system->inverse(0, 1), 0.1 / 0.61, 1e-14);
  EXPECT_NEAR(system->inverse(1, 0), 0.3 / 0.61, 1e-14);
  EXPECT_NEAR(system->inverse(1, 1), 0.8 / 0.61, 1e-14);
  EXPECT_NEAR(system->output[0], 139.344262, 5e-7);
  EXPECT_NEAR(system->output[1], 114.754098, 5e-7);
  EXPECT_NEAR(system->final_demand[0], 100.0, 1e-12);
  EXPECT_NEAR(system->final_demand[1], 50.0, 1e-12);
  EXPECT_NEAR(system->value_added[0] / system->output[0], 0.5, 1e-14);
  EXPECT_NEAR(system->value_added[1] / system->output[1], 0.7, 1e-14);
  EXPECT_LT(system->residual, 1e-15);
}

TEST(LeontiefSystem, TheGhoshInverseIsThatOfTheAllocationCoefficients) {
  const auto system = LeontiefSystem::of(example::drawn_table(2, 3));
  ASSERT_TRUE(system);
  for (std::size_t i = 0; i < 6; ++i) {  // G (I - B) = I
    for (std::size_t j = 0; j < 6; ++j) {
      double sum = ghosh(*system, i, j);
      for (std::size_t k = 0; k < 6; ++k)
        sum -= ghosh(*system, i, k) * system->coefficients(k, j) * system->output[j] / system->output[k];
      EXPECT_NEAR(sum, i == j ? 1.0 : 0.0, 1e-14);
    }
  }
}

TEST(LeontiefSystem, AnIndustryWithoutOutputIsInertAndTheOthersKeepTheirOutput) {
  auto table = example::drawn_table(1, 3);
  const auto before = LeontiefSystem::of(table);
  ASSERT_TRUE(before);
  for (std::size_t j = 0; j < 3; ++j) table.intermediate(1, j) = 0.0;
  table.final_demand(1, 0) = table.final_demand(1, 1) = 0.0;
  const auto after = LeontiefSystem::of(table);
  ASSERT_TRUE(after);
  EXPECT_EQ(after->inert, (std::vector<char>{0, 1, 0}));
  EXPECT_EQ(after->output[1], 0.0);
  EXPECT_DOUBLE_EQ(after->output[0], before->output[0]);
  EXPECT_EQ(after->inverse(1, 1), 1.0);
  EXPECT_EQ(after->inverse(0, 1), 0.0);
  EXPECT_DOUBLE_EQ(after->dropped, table.intermediate(0, 1) + table.intermediate(2, 1));
  EXPECT_LT(after->residual, 1e-15);
  for (const double value : after->inverse.values) EXPECT_TRUE(std::isfinite(value));
}

TEST(LeontiefSystem, AnIndustryThatOnlyRunsDownStocksHasNoCoefficients) {
  auto table = example::two_regions();
  table.final_users.push_back({"AAA", "inventories"});
  numerics::DenseMatrix demand{2, 2};
  demand(0, 0) = 100.0;
  demand(1, 1) = -(table.intermediate(1, 0) + table.intermediate(1, 1));  // sells from stock what others buy
  table.final_demand = demand;
  const auto system = LeontiefSystem::of(table);
  ASSERT_TRUE(system);
  EXPECT_EQ(system->inert, (std::vector<char>{0, 1}));
}

TEST(LeontiefSystem, NegativeInventoriesAreFinalDemandBelowNothing) {
  auto table = example::two_regions();
  table.final_users[0].category = "inventories";
  table.final_demand(1, 0) = -10.0;
  const auto system = LeontiefSystem::of(table);
  ASSERT_TRUE(system);
  EXPECT_NEAR(system->final_demand[1], -10.0, 1e-12);
  EXPECT_EQ(system->net_inventories[1], -10.0);
  EXPECT_LT(system->residual, 1e-14);
}

TEST(LeontiefSystem, TheUnitOfTheTableDoesNotMatter) {
  auto table = example::drawn_table(2, 4);
  const auto millions = LeontiefSystem::of(table);
  for (double& value : table.intermediate.values) value *= 1e6;
  for (double& value : table.final_demand.values) value *= 1e6;
  const auto units = LeontiefSystem::of(table);
  ASSERT_TRUE(millions && units);
  for (std::size_t c = 0; c < millions->inverse.values.size(); ++c)
    EXPECT_NEAR(units->inverse.values[c], millions->inverse.values[c], 1e-14);
}

TEST(LeontiefSystem, RefusesWhatIsNoTable) {
  auto table = example::two_regions();
  table.intermediate = {2, 3};
  EXPECT_EQ(LeontiefSystem::of(table).error().code, ErrorCode::invalid_input);

  table = example::two_regions();
  table.intermediate(0, 1) = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(LeontiefSystem::of(table));

  table = example::two_regions();
  std::ranges::fill(table.intermediate.values, 0.0);
  std::ranges::fill(table.final_demand.values, 0.0);
  EXPECT_FALSE(LeontiefSystem::of(table));
  EXPECT_FALSE(LeontiefSystem::of(IoTable{}));
}

TEST(LeontiefSystem, RefusesIndustriesThatNeedMoreThanTheyMake) {
  // Everything is used up in making everything, and more: columns of A add up to 1.1.
  const auto system = LeontiefSystem::of(example::table_of({{0.6, 0.5}, {0.5, 0.6}}, {100.0, 100.0}));
  ASSERT_FALSE(system);
  EXPECT_NE(system.error().message.en.find("need more than they make"), std::string::npos);
  // Exactly used up: I - A is singular.
  EXPECT_FALSE(LeontiefSystem::of(example::table_of({{0.5, 0.5}, {0.5, 0.5}}, {100.0, 100.0})));
}

}  // namespace
}  // namespace noroshi::propagation
