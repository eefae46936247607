#include "holdings/world_held.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "holdings/test_workspace.hpp"

namespace noroshi::holdings {
namespace {

const ProductCode kGallium = *ProductCode::parse(Nomenclature::hs22, "811292");
AreaCode area(std::string_view code) { return *example::data()->areas().find(code); }
AreaSet set_of(std::initializer_list<const char*> codes) {
  AreaSet set;
  for (const auto* code : codes) set.add(area(code));
  return set;
}

// General weights as shipped: JPN 3.5 %, USA 13.2 %, DEU 6.1 %, FRA 3.2 %, NLD 3.5 %.
class WorldHeldTest : public testing::Test {
 protected:
  normalize::UsualValues earlier;
  WorldHeld world{example::data()->areas(), earlier};
  void usually(const char* importer, double usd) {
    earlier.add(kGallium, area(importer), usd);
    earlier.finish();
  }
};

TEST_F(WorldHeldTest, OneImporterIsNotHalfOfTheWorldHoweverFewReport) {
  EXPECT_NEAR(world.share(kGallium, set_of({"JPN"})), 0.035, 1e-9);
  usually("JPN", 100);  // that earlier years hold Japan alone says nothing of others
  EXPECT_NEAR(world.share(kGallium, set_of({"JPN"})), 0.035, 1e-9);
}

TEST_F(WorldHeldTest, AnImporterThatUsuallyBuysMostAndDoesNotReportLowersTheShare) {
  usually("JPN", 10), usually("USA", 30);
  EXPECT_NEAR(world.share(kGallium, set_of({"JPN", "DEU"})), 0.096, 1e-9);  // 25 % of earlier, 9.6 % of all goods
  EXPECT_NEAR(world.share(kGallium, set_of({"USA"})), 0.132, 1e-9);
}

TEST_F(WorldHeldTest, ExportersWithWholeListsSayWhoBuys) {
  world.exporters[kGallium] = {.carried = 0.9, .sold = {{area("JPN"), 80}, {area("USA"), 20}}};
  EXPECT_NEAR(world.share(kGallium, set_of({"JPN"})), 0.9 * 0.8, 1e-9);
  world.exporters[kGallium].carried = 0.5;  // not most of the exports
  EXPECT_NEAR(world.share(kGallium, set_of({"JPN"})), 0.035, 1e-9);
}

TEST_F(WorldHeldTest, ImportersThatShowAllProductsReportOnEveryOne) {
  world.shows_all = set_of({"USA", "CHN"});
  EXPECT_NEAR(world.share(kGallium, {}), 0.238, 1e-9);
  const auto partial = world.partial_importers({});
  EXPECT_FALSE(std::ranges::binary_search(partial, area("USA")));
  EXPECT_TRUE(std::ranges::binary_search(partial, area("JPN")));
  EXPECT_EQ(world.comparison_gap(), Gap::products_listed);
  world.shows_all = set_of({"USA", "CHN", "DEU", "NLD", "JPN", "GBR", "FRA", "KOR", "IND", "ITA"});
  EXPECT_EQ(world.comparison_gap(), Gap::none);  // 51.7 % of the world's imports
}

TEST_F(WorldHeldTest, AGroupNeedsTheMembersThatUsuallyBuy) {
  const normalize::ImporterGroup group{area("EU"), {area("DEU"), area("FRA"), area("NLD")}};  // 12.8 % of the world
  const auto germany = set_of({"DEU"});
  const auto lack = world.members(kGallium, group, germany, germany, {});
  EXPECT_EQ(lack.gap, Gap::members_missing);
  EXPECT_EQ(lack.have, 1);
  EXPECT_EQ(lack.of, 3);
  EXPECT_NEAR(lack.share, 6.1 / 12.8, 1e-6);
  const auto all = set_of({"DEU", "FRA", "NLD"});
  EXPECT_EQ(world.members(kGallium, group, all, all, {}).gap, Gap::none);
  const Shortfall months{.gap = Gap::months_missing, .have = 3, .of = 12};
  EXPECT_EQ(world.members(kGallium, group, all, germany, months), months);
  const std::vector groups{group};
  EXPECT_TRUE(std::ranges::binary_search(world.partial_importers(groups), group.code));
}

TEST_F(WorldHeldTest, OfAGroupEarlierYearsCanLowerWhatTheGeneralWeightsSay) {
  const normalize::ImporterGroup group{area("EU"), {area("DEU"), area("FRA")}};
  usually("DEU", 10), usually("FRA", 90), usually("USA", 900);
  const auto germany = set_of({"DEU"});
  EXPECT_NEAR(world.members(kGallium, group, germany, germany, {}).share, 0.1, 1e-6);
}

}  // namespace
}  // namespace noroshi::holdings
