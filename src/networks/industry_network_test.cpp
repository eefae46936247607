#include "networks/industry_network.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace noroshi::networks {
namespace {

double sum(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }

// Steel sells to cars and both to households: 10 + 20 and 5 + 95.
IoTable table() {
  IoTable t;
  t.feed = "mine";
  t.year = 2020;
  t.unit = "million JPY";
  t.industries = {{"JPN", "steel"}, {"JPN", "cars"}};
  t.final_users = {{"JPN", "households"}, {"JPN", "inventories"}};
  t.intermediate = {2, 2};
  t.intermediate.values = {0, 10, 0, 5};
  t.final_demand = {2, 2};
  t.final_demand.values = {20, 0, 95, 0};
  t.output = {30, 100};
  return t;
}

std::vector<Treatment> of_kind(const IndustryNetwork& net, TreatmentKind kind) {
  std::vector<Treatment> found;
  std::ranges::copy_if(net.treatments, std::back_inserter(found), [&](const Treatment& x) { return x.kind == kind; });
  return found;
}

void expect_balanced(const IndustryNetwork& net) {
  for (std::size_t i = 0; i < net.size(); ++i) {
    EXPECT_NEAR(sum(net.intermediate.row(i)) + sum(net.final_demand.row(i)), net.output[i], 1e-9) << i;
    EXPECT_TRUE(std::isfinite(net.value_added[i]));
    EXPECT_GE(net.output[i], 0.0);
  }
}

TEST(IndustryNetwork, LeavesABalancedTableAsItIs) {
  const auto net = build_network(table());
  ASSERT_TRUE(net);
  EXPECT_TRUE(net->treatments.empty());
  EXPECT_EQ(net->intermediate, table().intermediate);
  EXPECT_EQ(net->output, (std::vector<double>{30, 100}));
  EXPECT_EQ(net->value_added, (std::vector<double>{30, 85}));
  EXPECT_EQ(net->table, "mine:2020");
}

TEST(IndustryNetwork, TakesTheRowsSumWhereThePrintedOutputDiffers) {
  auto t = table();
  t.output[0] = 33;
  const auto net = build_network(t);
  ASSERT_TRUE(net);
  expect_balanced(*net);
  const auto treated = of_kind(*net, TreatmentKind::output_by_row);
  ASSERT_EQ(treated.size(), 1U);
  EXPECT_EQ(treated[0].industry, 0U);
  EXPECT_EQ(treated[0].was, 33.0);
  EXPECT_EQ(treated[0].put, 30.0);
}

TEST(IndustryNetwork, KeepsThePrintedOutputWhenAsked) {
  auto t = table();
  t.output[0] = 33;
  const auto net = build_network(t, {.output = OutputRule::printed});
  ASSERT_TRUE(net);
  EXPECT_EQ(net->output[0], 33.0);
  EXPECT_TRUE(net->treatments.empty());
}

TEST(IndustryNetwork, PutsTheRowsSumWhereNoOutputIsPrinted) {
  auto t = table();
  t.output.clear();
  const auto net = build_network(t);
  ASSERT_TRUE(net);
  EXPECT_EQ(net->output, (std::vector<double>{30, 100}));
  EXPECT_EQ(of_kind(*net, TreatmentKind::missing_output).size(), 2U);
}

TEST(IndustryNetwork, KeepsAnIdleIndustryAndSaysSo) {
  auto t = table();
  t.intermediate.values = {0, 0, 0, 5};
  t.final_demand.values = {0, 0, 95, 0};
  t.output = {0, 100};
  const auto net = build_network(t);
  ASSERT_TRUE(net);
  EXPECT_EQ(net->size(), 2U);
  EXPECT_TRUE(net->inert(0));
  EXPECT_EQ(net->value_added[0], 0.0);
  EXPECT_EQ(of_kind(*net, TreatmentKind::idle_industry).size(), 1U);
}

TEST(IndustryNetwork, LeavesOutTheInputsOfAnIndustryWithoutOutput) {
  auto t = table();
  t.final_demand.values = {20, 0, 0, 0};  // cars buy 10 of steel and 5 of themselves, and sell nothing
  t.intermediate.values = {0, 10, 0, 0};
  t.output = {30, 0};
  const auto net = build_network(t);
  ASSERT_TRUE(net);
  expect_balanced(*net);
  EXPECT_EQ(net->output[0], 20.0);
  EXPECT_EQ(net->intermediate(0, 1), 0.0);
  const auto treated = of_kind(*net, TreatmentKind::inputs_without_output);
  ASSERT_EQ(treated.size(), 1U);
  EXPECT_EQ(treated[0].was, 10.0);
}

TEST(IndustryNetwork, SilencesAlsoWhoSoldOnlyToAnIndustryWithoutOutput) {
  auto t = table();
  t.industries.push_back({"JPN", "ships"});
  t.intermediate = {3, 3};
  t.intermediate(0, 2) = 0.1;
  t.intermediate(0, 1) = 0.2;
  t.final_demand = {3, 2};
  t.output = {0.3, 0.0, 0.0};
  t.final_demand(2, 0) = 0.0;
  EXPECT_FALSE(build_network(t));  // nobody is left
  t.industries.push_back({"JPN", "tea"});
  t.intermediate = {4, 4};
  t.intermediate(0, 1) = 0.2;
  t.intermediate(0, 2) = 0.1;
  t.final_demand = {4, 2};
  t.final_demand(3, 0) = 7.0;
  t.output = {0.3, 0.0, 0.0, 7.0};
  const auto net = build_network(t);
  ASSERT_TRUE(net);
  EXPECT_TRUE(net->inert(0));
  EXPECT_EQ(net->output[3], 7.0);
}

TEST(IndustryNetwork, KeepsStocksRunDownApartFromOtherNegativeDemand) {
  auto t = table();
  t.final_demand.values = {25, -5, 96, -1};
  t.final_users[0].category = "households";
  t.final_demand(1, 0) = -1;
  t.final_demand(1, 1) = 96;
  const auto net = build_network(t);
  ASSERT_TRUE(net);
  expect_balanced(*net);
  EXPECT_EQ(net->drawdown, (std::vector<double>{-5, -1}));
  EXPECT_EQ(of_kind(*net, TreatmentKind::negative_inventories).size(), 1U);
  EXPECT_EQ(of_kind(*net, TreatmentKind::negative_demand).size(), 1U);
  EXPECT_EQ(net->final_demand, t.final_demand);
}

TEST(IndustryNetwork, SetsNegativeFlowsToZeroUnlessAskedToKeepThem) {
  auto t = table();
  t.intermediate(1, 0) = -2;
  t.output[1] = 98;
  const auto net = build_network(t);
  ASSERT_TRUE(net);
  expect_balanced(*net);
  EXPECT_EQ(net->intermediate(1, 0), 0.0);
  EXPECT_EQ(net->output[1], 100.0);
  EXPECT_EQ(of_kind(*net, TreatmentKind::negative_flow).at(0).was, -2.0);
  const auto kept = build_network(t, {.negative_flows = NegativeRule::keep});
  EXPECT_EQ(kept->intermediate(1, 0), -2.0);
  EXPECT_EQ(kept->output[1], 98.0);
}

TEST(IndustryNetwork, MakesAnIndustryWhoseRowIsNegativeInert) {
  auto t = table();
  t.final_demand(0, 1) = -50;
  t.output[0] = -20;
  const auto net = build_network(t);
  ASSERT_TRUE(net);
  EXPECT_EQ(net->output[0], 0.0);
  EXPECT_EQ(of_kind(*net, TreatmentKind::negative_output).at(0).was, -20.0);
}

// Steel: home use 40, exports 10, imports 8: a fifth of each home use is foreign.
TEST(IndustryNetwork, TakesImportsOffEveryHomeUserInProportion) {
  auto t = table();
  t.final_users = {{"JPN", "households"}, {"JPN", "exports"}, {"JPN", "imports"}};
  t.final_demand = {2, 3};
  t.final_demand.values = {30, 10, -8, 95, 0, 0};
  t.output = {42, 100};
  const auto net = build_network(t);
  ASSERT_TRUE(net);
  expect_balanced(*net);
  EXPECT_DOUBLE_EQ(net->imported(0, 1), 2.0);
  EXPECT_DOUBLE_EQ(net->imported(0, 2), 6.0);
  EXPECT_DOUBLE_EQ(net->intermediate(0, 1), 8.0);
  EXPECT_DOUBLE_EQ(net->final_demand(0, 0), 24.0);
  EXPECT_DOUBLE_EQ(net->final_demand(0, 1), 10.0);  // exports are of home products
  EXPECT_DOUBLE_EQ(net->output[0], 42.0);
  EXPECT_DOUBLE_EQ(net->value_added[1], 85.0);  // inputs are the same, wherever they come from
  const auto kept = build_network(t, {.imports = ImportsRule::keep});
  EXPECT_EQ(kept->intermediate(0, 1), 10.0);
  EXPECT_EQ(kept->output[0], 42.0);
}

TEST(IndustryNetwork, CountsDutiesAndTaxesOnImportsWithThem) {
  auto t = table();
  t.final_users = {{"JPN", "households"}, {"JPN", "imports"}, {"JPN", "customs_duties"}};
  t.final_demand = {2, 3};
  t.final_demand.values = {30, -6, -2, 95, 0, 0};
  t.output = {32, 100};
  const auto net = build_network(t);
  ASSERT_TRUE(net);
  expect_balanced(*net);
  EXPECT_DOUBLE_EQ(net->imported(0, 1), 2.0);
  EXPECT_EQ(net->final_demand(0, 2), 0.0);
  EXPECT_EQ(net->drawdown[0], 0.0);
}

TEST(IndustryNetwork, LeavesImportsBeyondHomeUseInTheirColumn) {
  auto t = table();
  t.final_users = {{"JPN", "households"}, {"JPN", "exports"}, {"JPN", "imports"}};
  t.final_demand = {2, 3};
  t.final_demand.values = {0, 10, -12, 95, 0, 0};
  t.output = {8, 100};
  const auto net = build_network(t);
  ASSERT_TRUE(net);
  expect_balanced(*net);
  EXPECT_EQ(net->intermediate(0, 1), 0.0);
  EXPECT_EQ(net->imported(0, 1), 10.0);
  EXPECT_EQ(net->final_demand(0, 2), -2.0);
  EXPECT_EQ(net->output[0], 8.0);
}

TEST(IndustryNetwork, CountsOtherInputsAgainstValueAddedAndListsLosses) {
  auto t = table();
  t.other_inputs = {1, 90};
  const auto net = build_network(t);
  ASSERT_TRUE(net);
  EXPECT_EQ(net->value_added, (std::vector<double>{29, -5}));
  ASSERT_EQ(of_kind(*net, TreatmentKind::inputs_above_output).size(), 1U);
}

TEST(IndustryNetwork, DoesNotDependOnTheOrderOfIndustries) {
  auto t = table();
  t.output[0] = 33;
  IoTable turned = t;
  std::swap(turned.industries[0], turned.industries[1]);
  turned.intermediate.values = {5, 0, 10, 0};
  turned.final_demand.values = {95, 0, 20, 0};
  turned.output = {100, 33};
  const auto a = build_network(t), b = build_network(turned);
  ASSERT_TRUE(a && b);
  EXPECT_EQ(a->output[0], b->output[1]);
  EXPECT_EQ(a->value_added[1], b->value_added[0]);
}

TEST(IndustryNetwork, RefusesATableThatCannotBe) {
  auto open = table();
  open.final_users.clear();
  open.final_demand = {2, 0};
  EXPECT_FALSE(build_network(open));
  auto crooked = table();
  crooked.intermediate = {2, 3};
  EXPECT_FALSE(build_network(crooked));
  auto broken = table();
  broken.final_demand(0, 0) = std::numeric_limits<double>::quiet_NaN();
  const auto net = build_network(broken);
  ASSERT_FALSE(net);
  EXPECT_EQ(net.error().code, ErrorCode::invalid_input);
  EXPECT_EQ(net.error().where, "mine:2020");
}

TEST(IndustryNetwork, HasWordsForEveryTreatment) {
  for (std::size_t k = 0; k < kTreatmentKinds; ++k) {
    const auto kind = static_cast<TreatmentKind>(k);
    EXPECT_FALSE(name_of(kind).empty());
    EXPECT_FALSE(describe(kind).ja.empty());
  }
}

}  // namespace
}  // namespace noroshi::networks
