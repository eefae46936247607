#include "precedents/circumstances.hpp"

#include <gtest/gtest.h>

namespace noroshi::precedents {
namespace {

TEST(Circumstances, AStoreLastsUntilTransitAndStockAreUsedUp) {
  EXPECT_FALSE(days_until_empty({}));
  EXPECT_DOUBLE_EQ(*days_until_empty({.stock_days = 30}), 30.0);
  // 30 days of stock at half the supply last 60 days, after 10 days of goods at sea
  EXPECT_DOUBLE_EQ(*days_until_empty({.share_cut = 0.5, .stock_days = 30, .transit_days = 10}), 70.0);
}

TEST(Circumstances, ATitleNamesTheShockAndTheGood) {
  const auto ban = circumstances_of_title("Ruritania chicken ban");
  EXPECT_EQ(ban.shock, Shock::act_of_state);
  EXPECT_EQ(ban.tier, GoodTier::consumable);
  const auto fire = circumstances_of_title("Fire at a works for car seats");
  EXPECT_EQ(fire.shock, Shock::accident);
  EXPECT_EQ(fire.tier, GoodTier::part);
  EXPECT_EQ(circumstances_of_title("PALM-OIL").tier, GoodTier::consumable);  // not energy
}

TEST(Circumstances, WordsOfTheOutcomeAndPartsOfWordsSayNothing) {
  EXPECT_EQ(circumstances_of_title("Plants stopped, price only, first stop abroad, rationing"), Circumstances{});
  EXPECT_EQ(circumstances_of_title("Banana scarcity"), Circumstances{});  // neither ban nor car
  EXPECT_EQ(circumstances_of_title(""), Circumstances{});
}

TEST(Circumstances, EveryWordHasANameInBothLanguages) {
  for (int i = 0; i < kShocks; ++i) EXPECT_FALSE(name_of(static_cast<Shock>(i)).ja.empty());
  for (int i = 0; i < kReaches; ++i) EXPECT_FALSE(name_of(static_cast<Reach>(i)).en.empty());
  for (int i = 0; i < kTiers; ++i) EXPECT_FALSE(name_of(static_cast<GoodTier>(i)).ja.empty());
}

}  // namespace
}  // namespace noroshi::precedents
