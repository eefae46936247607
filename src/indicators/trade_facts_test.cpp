#include "indicators/trade_facts.hpp"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "base/contract.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

TEST(TradeFacts, AgreeWithHandComputedSharesOfOnePosition) {
  const TradeYear y = year({{"850760", kJapan, kChina, 60},
                            {"850760", kJapan, kKorea, 30},
                            {"850760", kJapan, kUsa, 10},
                            {"850760", kJapan, 0, 25},
                            {"850760", kKorea, kJapan, 40},
                            {"850760", kKorea, kChina, 60}});
  EXPECT_DOUBLE_EQ(y.position.imports[0], 125);
  EXPECT_FLOAT_EQ(y.position.hhi[0], 0.46f);  // unidentified partners are in the total and not in the shares
  EXPECT_FLOAT_EQ(y.position.top_share[0], 0.6f);
  EXPECT_EQ(y.position.top_supplier[0].value, kChina);
  EXPECT_EQ(y.position.suppliers[0], 3);
  EXPECT_DOUBLE_EQ(y.position.exports[0], 40);
  EXPECT_DOUBLE_EQ(y.position.exports[1], 30);
}

TEST(TradeFacts, AgreeWithHandComputedWorldExports) {
  const TradeYear y =
      year({{"850760", kJapan, kChina, 60}, {"850760", kUsa, kChina, 20}, {"850760", kUsa, kJapan, 20}});
  EXPECT_DOUBLE_EQ(y.product.world_trade[0], 100);
  EXPECT_FLOAT_EQ(y.product.export_hhi[0], 0.68f);
  EXPECT_FLOAT_EQ(y.product.top_export_share[0], 0.8f);
  EXPECT_EQ(y.product.top_exporter[0].value, kChina);
  EXPECT_EQ(y.product.exporters[0], 2);
  EXPECT_EQ(y.product.exporter_code, (std::vector{AreaCode{kChina}, AreaCode{kJapan}}));
  EXPECT_EQ(y.product.exporter_value, (std::vector{80.0, 20.0}));
}

TEST(TradeFacts, APositionWithoutIdentifiedSuppliersHasImportsAndNoShares) {
  const TradeYear y = year({{"850760", kJapan, 0, 25}});
  EXPECT_DOUBLE_EQ(y.position.imports[0], 25);
  EXPECT_EQ(y.position.hhi[0], 0.0f);
  EXPECT_EQ(y.position.suppliers[0], 0);
  EXPECT_EQ(y.product.exporters[0], 0);
}

TEST(TradeFacts, OfEquallyLargeSuppliersTheSmallerAreaCodeIsNamed) {
  const TradeYear y = year({{"850760", kJapan, kUsa, 5}, {"850760", kJapan, kChina, 5}});
  EXPECT_EQ(y.position.top_supplier[0].value, kChina);
  EXPECT_EQ(y.product.top_exporter[0].value, kChina);
}

TEST(TradeFacts, SharesDoNotChangeWithTheCurrencyUnit) {
  TradeCube thousands = random_cube(20, 30, 12), dollars = thousands;
  for (double& v : dollars.value_usd) v *= 1024;  // a power of two: exact
  const TradeYear a = compute_trade_year(thousands), b = compute_trade_year(dollars);
  EXPECT_EQ(a.position.hhi, b.position.hhi);
  EXPECT_EQ(a.product.export_hhi, b.product.export_hhi);
  EXPECT_EQ(a.position.exports.back() * 1024, b.position.exports.back());
}

TEST(TradeFacts, WorldExportsEqualWorldImportsAndHhiLiesBetweenEqualSharesAndTheTopShare) {
  const TradeYear y = compute_trade_year(random_cube(50, 40, 15));
  double imports = 0, exports = 0;
  for (double v : y.cube.value_usd) imports += v;
  for (double v : y.product.exporter_value) exports += v;
  EXPECT_NEAR(exports / imports, 1.0, 1e-12);
  for (std::size_t q = 0; q < y.cube.position_count(); ++q) {
    EXPECT_GE(y.position.hhi[q], 1.0f / y.position.suppliers[q] - 1e-6f);
    EXPECT_LE(y.position.hhi[q], y.position.top_share[q] + 1e-6f);
  }
}

TEST(TradeFacts, AreBitIdenticalOnOneThreadAndOnFour) {
  const TradeCube c = random_cube(300, 40, 15);
  const TradeYear many = [&] {
    tbb::global_control g(tbb::global_control::max_allowed_parallelism, 4);
    return compute_trade_year(c);
  }();
  const TradeYear one = [&] {
    tbb::global_control g(tbb::global_control::max_allowed_parallelism, 1);
    return compute_trade_year(c);
  }();
  EXPECT_EQ(one.position.imports, many.position.imports);
  EXPECT_EQ(one.position.hhi, many.position.hhi);
  EXPECT_EQ(one.position.exports, many.position.exports);
  EXPECT_EQ(one.product.exporter_code, many.product.exporter_code);
  EXPECT_EQ(one.product.exporter_value, many.product.exporter_value);
}

constexpr GroupMember kEuMembers[] = {{AreaCode{kEu}, AreaCode{kGermany}}, {AreaCode{kEu}, AreaCode{kFrance}}};

TEST(TradeFacts, AGroupInPlaceOfItsMembersExportsWhatTheySellOutside) {
  TradeCube c = cube({{"850760", kEu, kChina, 50}, {"850760", kUsa, kGermany, 30}, {"850760", kUsa, kFrance, 20}});
  c.intra = {0, 70};  // 840 sorts before 918
  const TradeYear y = compute_trade_year(c, kEuMembers);
  EXPECT_DOUBLE_EQ(y.position.exports[1], 50);
  EXPECT_TRUE(y.overlay_groups.empty());
  EXPECT_DOUBLE_EQ(y.product.world_trade[0], 100);
}

TEST(TradeFacts, AGroupBesideItsMembersIsJudgedButNotCountedTwiceInTheWorld) {
  TradeCube c = cube({{"850760", kEu, kChina, 50},
                      {"850760", kFrance, kChina, 50},
                      {"850760", kFrance, kGermany, 70},
                      {"850760", kUsa, kGermany, 30}});
  c.intra = {0, 0, 70};
  const TradeYear y = compute_trade_year(c, kEuMembers);
  EXPECT_EQ(y.overlay_groups, std::vector{AreaCode{kEu}});
  EXPECT_DOUBLE_EQ(y.product.world_trade[0], 150);
  EXPECT_DOUBLE_EQ(y.position.imports[2], 50);
  EXPECT_DOUBLE_EQ(y.position.exports[2], 30);  // 100 sold by Germany, 70 of them inside
}

TEST(TradeFacts, WhatOneMemberOfAGroupDoesNotListMayBeASupplierOfAnother) {
  TradeCube c = cube({{"850760", kEu, kChina, 50}, {"850760", kEu, kUsa, 60}, {"850760", kUsa, kChina, 60}});
  c.unlisted = {40, 50};  // USA, then the EU
  const TradeYear y = compute_trade_year(c, kEuMembers);
  EXPECT_FLOAT_EQ(y.position.top_high[0], 0.6f);             // 60 listed, 40 of somebody else
  EXPECT_FLOAT_EQ(y.position.top_high[1], 110.0f / 160.0f);  // the USA's 60 and the 50 together
  EXPECT_DOUBLE_EQ(y.position.imports[1], 160);
}

TEST(TradeFacts, RefuseACubeWhoseColumnsDoNotFitTogether) {
  TradeCube c = cube({{"850760", kJapan, kChina, 60}});
  c.coverage.clear();
  EXPECT_THROW((void)compute_trade_year(c), ContractViolation);
}

}  // namespace
}  // namespace noroshi::indicators
