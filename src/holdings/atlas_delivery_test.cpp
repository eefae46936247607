#include "holdings/atlas_delivery.hpp"

#include <algorithm>

#include "holdings/test_workspace.hpp"
#include "lake/lake_views.hpp"

namespace noroshi::holdings {
namespace {

// An invented atlas: 90 % of Japan's imports of iodine have a named supplier, and its share of the world is known.
Atlas small_atlas() {
  Good good;
  good.id = "iodine";
  good.name = {"Iodine", "ヨウ素"};
  good.japan_imports = {{"280120", "HS22", 2023, 200.0, "somebody", {{"CHL", 0.6}, {"USA", 0.3}}}};
  ShareFigure mined;
  mined.stage = "mine";
  mined.measure = {"mine production", "鉱山生産量"};
  mined.year = 2024;
  mined.source = "usgs";
  mined.shares = {{"CHL", 0.65}};
  good.stages = {mined};
  Atlas atlas;
  atlas.goods = {good};
  return atlas;
}

class AtlasAsADelivery : public testing::Test {
 protected:
  std::filesystem::path folder =
      std::filesystem::temp_directory_path() /
      (std::to_string(::getpid()) + testing::UnitTest::GetInstance()->current_test_info()->name());
  columnar::Database db = std::move(*columnar::Database::open());
  lake::Workspace workspace = *lake::Workspace::create(folder);
  void TearDown() override { std::filesystem::remove_all(folder); }

  [[nodiscard]] Result<Delivery> deliver(const Atlas& atlas) {
    return deliver_atlas(workspace, atlas, example::data()->areas(), db, {{2024, 7, 20}});
  }
  [[nodiscard]] std::string answer(const std::string& sql) const {
    auto views = columnar::Database::open();
    EXPECT_TRUE(lake::create_lake_views(workspace, *views));
    const auto value = views->scalar(sql);
    EXPECT_TRUE(value) << value.error().message.en;
    return value ? value->value_or("nothing") : "";
  }
};

TEST_F(AtlasAsADelivery, IsKnownFromTheDayOnWithItsStanding) {
  const auto delivery = deliver(small_atlas());
  ASSERT_TRUE(delivery) << delivery.error().message.en;
  EXPECT_EQ(delivery->feed, "atlas");
  EXPECT_EQ(delivery->standing, Standing::cited);
  EXPECT_EQ(delivery->accepted, 1u);
  EXPECT_EQ(delivery->retrieved, (Date{2024, 7, 20}));
  EXPECT_EQ(workspace.deliveries()->size(), 1u);
}

TEST_F(AtlasAsADelivery, GivesJapansImportsASupplierThatIsNotSpecifiedForTheRest) {
  ASSERT_TRUE(deliver(small_atlas()));
  EXPECT_EQ(answer("SELECT string_agg(partner || ':' || round(value_usd)::INTEGER, ' ' ORDER BY value_usd) FROM trade "
                   "WHERE reporter = 392 AND product = '280120' AND year = 2023 AND month = 0"),
            "899:20 840:60 152:120");
}

TEST_F(AtlasAsADelivery, CountsAHeadingOnceThatTwoGoodsShare) {
  auto atlas = small_atlas();
  atlas.goods.push_back(atlas.goods.front());
  atlas.goods.back().id = "iodine_salts";
  ASSERT_TRUE(deliver(atlas));
  EXPECT_EQ(answer("SELECT round(sum(value_usd))::INTEGER FROM trade"), "200");
  EXPECT_EQ(answer("SELECT count(*) FROM production"), "2");  // each good has its own
}

TEST_F(AtlasAsADelivery, ListsProductionUnderTheGoodAndLeavesQuantitiesUnknown) {
  ASSERT_TRUE(deliver(small_atlas()));
  EXPECT_EQ(answer("SELECT commodity || ' ' || stage || ' ' || area || ' ' || year || ' ' || share FROM production"),
            "iodine mine Chile 2024 0.65");
  EXPECT_EQ(answer("SELECT count(quantity) FROM production"), "0");
}

TEST_F(AtlasAsADelivery, WaitsForNobodyWhoIsAlreadyWriting) {
  const auto other = lake::ImportTransaction::begin(workspace);
  ASSERT_TRUE(other);
  const auto refused = deliver(small_atlas());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::busy);
}

}  // namespace
}  // namespace noroshi::holdings
