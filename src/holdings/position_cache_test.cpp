#include "holdings/position_cache.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "indicators/catalog.hpp"

namespace noroshi::holdings {
namespace {

class PositionCacheTest : public testing::Test {
 protected:
  std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("noroshi_cache_test_" + std::to_string(::getpid()));
  columnar::Database db = std::move(*columnar::Database::open());
  void SetUp() override { std::filesystem::remove_all(folder); }
  void TearDown() override { std::filesystem::remove_all(folder); }
};

PositionRow row() {
  PositionRow r;
  r.product = *ProductCode::parse(Nomenclature::hs22, "010121");
  r.feed = "comtrade";
  r.top_supplier = AreaCode{156};
  r.suppliers = 3;
  r.imports_usd = 12.5;
  r.hhi = 0.5;
  r.verdicts = {Verdict::flagged, Verdict::unknown};
  r.scores = {0.5, 0.0};
  r.why = {Gap::none, Gap::months_missing};
  r.shortfall = {.gap = Gap::months_missing, .have = 0b11, .of = 12, .share = 0.25f};
  r.unlisted_usd = 4.0;
  r.hhi_low = 0.25, r.hhi_high = 0.75, r.top_low = 0.5, r.top_high = 0.875;
  r.assumed_error = 0.5;
  r.rank_low = 2.5;
  r.report_error = 0.25;
  r.has_interval = true;
  return r;
}

TEST_F(PositionCacheTest, GivesBackWhatItWasGiven) {
  PositionCache cache{*lake::Workspace::create(folder), db};
  EXPECT_FALSE(cache.find("k", 2));
  cache.keep("k", {{row()}, 0.1, 3});
  const auto back = cache.find("k", 2);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->years_loaded, 3);
  const auto& r = back->rows.at(0);
  EXPECT_EQ(r.product, row().product);
  EXPECT_EQ(r.verdicts, row().verdicts);
  EXPECT_EQ(r.scores, row().scores);
  EXPECT_EQ(r.rank_low, 2.5);
  EXPECT_EQ(r.report_error, 0.25);
  EXPECT_EQ(r.top_supplier, AreaCode{156});
  EXPECT_EQ(r.feed, "comtrade");
  EXPECT_EQ(r.why, row().why);
  EXPECT_EQ(r.shortfall, row().shortfall);
  EXPECT_EQ(r.unlisted_usd, 4.0);
  EXPECT_EQ((std::vector{r.hhi_low, r.hhi_high, r.top_low, r.top_high}), (std::vector{0.25, 0.75, 0.5, 0.875}));
  EXPECT_EQ(r.assumed_error, 0.5);
}

TEST_F(PositionCacheTest, IgnoresAnEntryOfAnotherShape) {
  PositionCache cache{*lake::Workspace::create(folder), db};
  cache.keep("k", {{row()}, 0.1, 3});
  EXPECT_FALSE(cache.find("k", 3));
}

TEST(PositionKey, ChangesWithEverythingThatChangesTheAnswer) {
  const TradeSelection selection{.year = 2023};
  const std::vector<MethodChoice> methods{{indicators::find_indicator("geodep"), {}}};
  std::vector<lake::Partition> files(1);
  files[0].id = 7;
  const auto key = position_key(files, selection, AreaCode{392}, methods, true);
  EXPECT_EQ(key, position_key(files, selection, AreaCode{392}, methods, true));
  EXPECT_NE(key, position_key(files, selection, AreaCode{410}, methods, true));
  EXPECT_NE(key, position_key(files, selection, AreaCode{392}, methods, false));
  EXPECT_NE(key, position_key(files, {.year = 2022}, AreaCode{392}, methods, true));
  EXPECT_NE(key, position_key(files, selection, AreaCode{392}, {{indicators::find_indicator("geodep"), {{"hhi", 0.5}}}},
                              true));
  files[0].id = 8;
  EXPECT_NE(key, position_key(files, selection, AreaCode{392}, methods, true));
}

}  // namespace
}  // namespace noroshi::holdings
