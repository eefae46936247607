#include "holdings/position_rows.hpp"

#include <gtest/gtest.h>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"
#include "indicators/rank_uncertainty.hpp"

namespace noroshi::holdings {
namespace {
using example::kChina, example::kGermany, example::kJapan, example::kUsa, example::product;

// Japan buys two products, Germany one of them too.
class RowsOfAnImporter : public testing::Test {
 protected:
  LoadedTrade trade;

  void SetUp() override {
    trade.years.push_back(example::year({{"270900", kJapan, kUsa, 60.0},
                                         {"270900", kJapan, kGermany, 30.0},
                                         {"270900", kJapan, 0, 10.0},
                                         {"850760", kJapan, kChina, 75.0},
                                         {"850760", kJapan, kUsa, 25.0},
                                         {"850760", kGermany, kUsa, 7.0}}));
    trade.feeds = {{"comtrade", Standing::reporter}, {"baci", Standing::reconciled}};
    trade.feed_of.resize(trade.years.back().cube.importer.size());
  }
  [[nodiscard]] Result<std::vector<PositionRow>> judge(const std::vector<MethodChoice>& methods, bool intervals = false,
                                                       const Progress& progress = {}) const {
    return judge_importer(trade, AreaCode{kJapan}, methods, intervals, progress);
  }
};

TEST_F(RowsOfAnImporter, TellWhatItBuysInOrderOfProducts) {
  const auto rows = judge({});
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 2u);
  const auto& oil = rows->at(0);
  EXPECT_EQ(oil.product, product("270900"));
  EXPECT_EQ(oil.unidentified_usd, 10.0);
  EXPECT_EQ(oil.top_supplier, AreaCode{kUsa});
  EXPECT_EQ(oil.suppliers, 2);
  const auto& batteries = rows->at(1);
  EXPECT_EQ(batteries.imports_usd, 100.0);
  EXPECT_NEAR(batteries.hhi, 0.625, 1e-6);
  EXPECT_NEAR(batteries.top_share, 0.75, 1e-6);
  EXPECT_EQ(batteries.judged, 0);
  EXPECT_EQ(batteries.flagged_share(), 0.0);
  EXPECT_FALSE(batteries.has_interval);
}

TEST_F(RowsOfAnImporter, SayWhoseWordTheyAreAndInWhichEdition) {
  trade.feed_of[1] = {1, true, Nomenclature::hs17, 0.3f};  // Germany or Japan: the first position of 850760
  trade.feed_of[2] = {1, true, Nomenclature::hs17, 0.3f};
  const auto rows = judge({});
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->at(0).feed, "comtrade");
  EXPECT_FALSE(rows->at(0).mirrored);
  EXPECT_EQ(rows->at(1).feed, "baci");
  EXPECT_TRUE(rows->at(1).mirrored);
  EXPECT_EQ(rows->at(1).product, *ProductCode::parse(Nomenclature::hs17, "850760"));
  EXPECT_NEAR(rows->at(1).report_error, 0.3, 1e-6);
}

TEST_F(RowsOfAnImporter, CarryEveryMethodsWordAndCountOnlyThoseThatDecide) {
  const auto rows = judge(
      {{indicators::find_indicator("china_majority"), {}}, {indicators::find_indicator("cabinet_office_2021"), {}}});
  ASSERT_TRUE(rows) << rows.error().message.en;
  EXPECT_EQ(rows->at(0).verdicts, (std::vector{Verdict::clear, Verdict::flagged}));
  EXPECT_EQ(rows->at(0).flagged, 1);
  EXPECT_EQ(rows->at(0).judged, 2);
  EXPECT_EQ(rows->at(0).flagged_share(), 0.5);
  EXPECT_EQ(rows->at(1).flagged, 2);
  EXPECT_EQ(rows->at(1).scores.size(), 2u);
}

TEST_F(RowsOfAnImporter, SayWhyAMethodCannotTell) {
  TradeCube cube = trade.years.back().cube;
  cube.shortfall.resize(cube.position_count());
  cube.shortfall[0] = {.gap = Gap::months_missing, .have = 0b11, .of = 12};
  cube.unlisted.assign(cube.position_count(), 0.0);
  cube.unlisted[2] = 60.0;  // 850760 of Japan: the largest supplier may have 47 or fewer of 100
  trade.years.back() = indicators::compute_trade_year(cube);
  const auto rows = judge(
      {{indicators::find_indicator("cabinet_office_2021"), {}}, {indicators::find_indicator("own_advantage"), {}}},
      true);
  ASSERT_TRUE(rows) << rows.error().message.en;
  const auto &oil = rows->at(0), &batteries = rows->at(1);
  EXPECT_EQ(oil.why.at(0), Gap::months_missing);
  EXPECT_EQ(oil.shortfall.have, 0b11);
  EXPECT_EQ(oil.judged, 0);
  EXPECT_FALSE(oil.has_interval);
  EXPECT_EQ(batteries.why.at(0), Gap::none);
  EXPECT_EQ(batteries.verdicts.at(0), Verdict::clear);
  EXPECT_EQ(batteries.unlisted_usd, 60.0);
  EXPECT_EQ(batteries.judged, 1);
  EXPECT_EQ(batteries.assumed_error, indicators::kAssumedReportingError);
}

TEST_F(RowsOfAnImporter, DoNotCountAMethodThatCannotTell) {
  const auto* geodep = indicators::find_indicator("geodep");  // needs three years
  const auto rows = judge({{geodep, {}}});
  ASSERT_TRUE(rows) << rows.error().message.en;
  EXPECT_EQ(rows->at(1).verdicts.at(0), Verdict::unknown);
  EXPECT_EQ(rows->at(1).judged, 0);
}

TEST_F(RowsOfAnImporter, HaveABandOfRanksWhenAskedFor) {
  const auto rows = judge({}, true);
  ASSERT_TRUE(rows) << rows.error().message.en;
  for (const auto& row : *rows) {
    ASSERT_TRUE(row.has_interval);
    EXPECT_LE(row.rank_low, row.rank);
    EXPECT_LE(row.rank, row.rank_high);
  }
}

TEST_F(RowsOfAnImporter, AreNoneWhereItBuysNothing) {
  const auto rows = judge_importer(trade, AreaCode{kChina}, {}, true, {});
  ASSERT_TRUE(rows);
  EXPECT_TRUE(rows->empty());
}

TEST_F(RowsOfAnImporter, AreLeftWhenSomebodyStops) {
  std::stop_source source;
  source.request_stop();
  Progress progress;
  progress.stop = source.get_token();
  const auto stopped = judge({{indicators::find_indicator("china_majority"), {}}}, false, progress);
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code, ErrorCode::cancelled);
}

}  // namespace
}  // namespace noroshi::holdings
