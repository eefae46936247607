#include "propagation/static/production_stages.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "propagation/static/example_tables.hpp"

namespace noroshi::propagation {
namespace {

TEST(ProductionStages, OfAChainCountItsLinks) {
  // C sells to B sells to A sells to consumers; nothing else.
  const auto system = LeontiefSystem::of(example::table_of({{0, 0, 0}, {1, 0, 0}, {0, 1, 0}}, {10, 10, 10}));
  ASSERT_TRUE(system);
  EXPECT_EQ(stages_to_final_use(*system).value(), (IndustryMeasure{1.0, 2.0, 3.0}));
  EXPECT_EQ(stages_from_primary_input(*system).value(), (IndustryMeasure{3.0, 2.0, 1.0}));
}

TEST(ProductionStages, WithoutStocksUpstreamnessIsTheInputMultiplier) {
  const auto system = LeontiefSystem::of(example::two_regions());
  ASSERT_TRUE(system);
  const auto stages = stages_to_final_use(*system);
  ASSERT_TRUE(stages);
  const auto sums = ghosh_row_sums(*system);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_NEAR((*stages)[i].value(), sums[i], 1e-13);
}

TEST(ProductionStages, WhatGoesIntoStocksIsSpreadOverAllUses) {
  // Half of A's 20 goes into its own production, a quarter into stocks: of the 15 really used two thirds are A's.
  IoTable table = example::table_of({{0.5}}, {20.0});
  table.final_users.push_back({"AAA", "inventories"});
  table.final_demand = {1, 2};
  table.final_demand(0, 0) = table.final_demand(0, 1) = 5.0;
  const auto system = LeontiefSystem::of(table);
  ASSERT_TRUE(system);
  EXPECT_NEAR(stages_to_final_use(*system).value()[0].value(), 3.0, 1e-14);
}

TEST(ProductionStages, AreUnknownOfWhatSellsOnlyToStocks) {
  IoTable table = example::two_regions();
  table.final_users[0].category = "inventories";
  table.intermediate(1, 0) = table.intermediate(1, 1) = 0.0;
  const auto system = LeontiefSystem::of(table);
  ASSERT_TRUE(system);
  const auto stages = stages_to_final_use(*system);
  ASSERT_TRUE(stages);
  EXPECT_TRUE((*stages)[0]);
  EXPECT_FALSE((*stages)[1]);
}

// Largest difference from the published measure over a country's industries with an output above 1 bn USD. The table at
// hand is rounded to whole millions.
struct Difference {
  double upstream = 0.0, downstream = 0.0;
  int compared = 0;
};

TEST(ProductionStages, AreThosePublishedForTheWorldInputOutputTableOf2011) {
  const auto folder = example::published("io/wiod2013_wiot");
  if (folder.empty()) GTEST_SKIP() << "NOROSHI_TEST_DATA is absent";
  const auto table = example::wiod_2011(folder);
  const auto system = LeontiefSystem::of(table);
  ASSERT_TRUE(system);
  const auto upstream = stages_to_final_use(*system), downstream = stages_from_primary_input(*system);
  ASSERT_TRUE(upstream && downstream);
  std::map<std::string, Difference> differences;
  for (const auto& row : example::read_csv(folder / "expected_upstreamness_antras_chor_1995_2011.csv.gz")) {
    if (row[0] != "2011") continue;
    for (std::size_t i = 0; i < table.size(); ++i) {
      if (table.industries[i].region != row[1] || table.industries[i].sector != "c" + row[2]) continue;
      if (system->output[i] <= 1000.0) continue;
      auto& difference = differences[row[1]];
      difference.upstream = std::max(difference.upstream, std::abs((*upstream)[i].value() - std::stod(row[3])));
      difference.downstream = std::max(difference.downstream, std::abs((*downstream)[i].value() - std::stod(row[4])));
      ++difference.compared;
    }
  }
  for (const auto& [country, limit] : {std::pair{"CHN", 0.003}, {"JPN", 0.0065}, {"USA", 0.021}}) {
    const auto& difference = differences[country];
    EXPECT_GT(difference.compared, 30) << country;
    EXPECT_LT(difference.upstream, limit) << country;
    EXPECT_LT(difference.downstream, 0.02) << country;  // ours: the publication is silent about rounded tables
  }
}

}  // namespace
}  // namespace noroshi::propagation
