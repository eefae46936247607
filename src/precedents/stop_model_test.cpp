#include "precedents/stop_model.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/test_source_folder.hpp"
#include "precedents/example_precedents.hpp"
#include "precedents/precedent_file.hpp"

namespace noroshi::precedents {
namespace {

using namespace example;

// Parts stop, ore bans do not.
Precedents invented() {
  return {precedent("a2001", kPartNearby, 1), precedent("b2002", kPartNearby, 3), precedent("c2003", kPartOverseas, 20),
          precedent("d2004", kOreBan, -1),    precedent("e2005", kOreBan, -1),    precedent("f2006", kOreBan, -1),
          precedent("g2007", kPartNearby, -1)};
}

TEST(StopModel, ProbabilityFollowsTheCasesAlikeAndStaysShortOfCertainty) {
  const auto model = StopModel::fit(invented());
  const double part = model.probability(kPartNearby), ore = model.probability(kOreBan);
  const double unknown = model.probability({});
  EXPECT_GT(part, unknown);
  EXPECT_LT(ore, unknown);
  EXPECT_LT(part, 0.95);
  EXPECT_GT(ore, 0.05);
  EXPECT_EQ(model.cases(), 7u);
  EXPECT_EQ(model.stops(), 3u);
}

TEST(StopModel, WhatIsNotKnownCountsAsInTheAverageCase) {
  const auto model = StopModel::fit(invented());  // 3 of 7 stopped
  EXPECT_NEAR(model.probability({}), 3.0 / 7.0, 0.05);
  EXPECT_GT(model.probability({.tier = GoodTier::part}), model.probability({}));
}

TEST(StopModel, WhatNobodyHasSeenAddsNothing) {
  const auto model = StopModel::fit(invented());
  EXPECT_DOUBLE_EQ(model.probability({.shock = Shock::route}), model.probability({}));
  EXPECT_DOUBLE_EQ(model.probability({.tier = GoodTier::energy}), model.probability({}));
  for (const auto& weight : model.weights()) {
    if (weight.cases == 0) {
      EXPECT_DOUBLE_EQ(weight.log_odds, 0.0) << weight.circumstance.en;
    }
  }
}

TEST(StopModel, HorizonsRiseTowardsTheProbabilityOfAStopAtAll) {
  const auto forecast = StopModel::fit(invented()).forecast(kPartOverseas);
  for (std::size_t h = 0; h < kHorizons.size(); ++h) {
    EXPECT_LE(forecast.within[h].low, forecast.within[h].mid);
    EXPECT_LE(forecast.within[h].mid, forecast.ever.mid);
    if (h > 0) {
      EXPECT_GE(forecast.within[h].mid, forecast.within[h - 1].mid);
    }
  }
  ASSERT_TRUE(forecast.days);
  EXPECT_LE(forecast.days->low, forecast.days->mid);
  EXPECT_LE(forecast.days->mid, forecast.days->high);
}

TEST(StopModel, CasesMostAlikeShareShockTierAndWay) {
  const auto model = StopModel::fit(invented());
  const auto forecast = model.forecast(kPartNearby);
  ASSERT_EQ(forecast.alike.size(), 4u);  // an ore ban has nothing in common with it
  EXPECT_EQ(model.precedents()[forecast.alike[0]].known, kPartNearby);
  EXPECT_EQ(model.precedents()[forecast.alike[3]].known, kPartOverseas);
}

TEST(StopModel, AMonthOfStockIsACircumstanceAndTheStoreIsArithmetic) {
  auto cases = invented();
  for (const auto* id : {"h2008", "i2009", "j2010"}) {
    auto stocked = kPartNearby;
    stocked.stock_days = 60;
    cases.push_back(precedent(id, stocked, -1));
  }
  const auto model = StopModel::fit(cases);
  auto stocked = kPartNearby;
  stocked.stock_days = 45;
  EXPECT_LT(model.probability(stocked), model.probability(kPartNearby));
  EXPECT_DOUBLE_EQ(*model.forecast(stocked).days_until_empty, 45.0);
  EXPECT_FALSE(model.forecast(kPartNearby).days_until_empty);
}

TEST(StopModel, WithoutCasesItIsACoinAndSaysNothingOfDays) {
  const auto forecast = StopModel::fit({}).forecast(kPartNearby);
  EXPECT_DOUBLE_EQ(forecast.ever.mid, 0.5);
  EXPECT_LT(forecast.ever.low, 0.05);
  EXPECT_GT(forecast.ever.high, 0.95);
  EXPECT_FALSE(forecast.days);
  EXPECT_TRUE(forecast.alike.empty());
}

TEST(StopModel, IsFittedOnTheCasesThatTheProjectShips) {
  const auto cases = read_precedents(test::source_folder() / "data" / kPrecedentFile);
  ASSERT_TRUE(cases) << cases.error().message.en;
  const auto model = StopModel::fit(*cases);
  EXPECT_GT(model.cases(), 30u);
  EXPECT_GT(model.probability({.shock = Shock::accident, .tier = GoodTier::part}),
            model.probability({.shock = Shock::act_of_state, .tier = GoodTier::raw_material}));
}

}  // namespace
}  // namespace noroshi::precedents
