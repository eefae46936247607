#include "indicators/known_range.hpp"

#include <gtest/gtest.h>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

TEST(Settle, AnswersOnlyWhereBothEndsAgree) {
  EXPECT_EQ(above({0.5, 0.6, Gap::doubted}, 0.4).holds, true);
  EXPECT_EQ(above({0.3, 0.4, Gap::doubted}, 0.4).holds, false);
  EXPECT_EQ(above({0.3, 0.5, Gap::doubted}, 0.4).holds, std::nullopt);
  EXPECT_EQ(above({0.3, 0.5, Gap::doubted}, 0.4).why, Gap::doubted);
  EXPECT_EQ(at_least({0.4, 0.5, Gap::doubted}, 0.4).holds, true);
  EXPECT_EQ(at_least(anything(Gap::doubted), 0.0).holds, std::nullopt);
  EXPECT_EQ(exceeds({5, 5, Gap::none}, 0.0, {0, kUnbounded, Gap::world_partial}).holds, true);
  EXPECT_EQ(exceeds({5, 5, Gap::none}, 1.0, {6, kUnbounded, Gap::world_partial}).holds, false);
  EXPECT_EQ(exceeds({5, 5, Gap::none}, 1.0, {4, 6, Gap::world_partial}).why, Gap::world_partial);
}

// Japan's position alone.
TradeYear japan(std::vector<Flow> flows, double unlisted, Shortfall shortfall = {}) {
  TradeCube c = cube(std::move(flows));
  c.unlisted.assign(c.position_count(), 0.0);
  c.unlisted[0] = unlisted;
  c.shortfall.assign(c.position_count(), {});
  c.shortfall[0] = shortfall;
  return compute_trade_year(std::move(c));
}
Judgement first(const Indicator& method, const TradeYear& y, const OptionValues& options = {}) {
  const auto r = *judge(method, {&y}, options);
  return {r.verdict[0], r.score[0], r.why[0]};
}

TEST(KnownRange, CompleteDataHaveEqualEnds) {
  const TradeYear y = compute_trade_year(random_cube(40, 12, 6));
  for (std::size_t q = 0; q < y.cube.position_count(); ++q) {
    EXPECT_EQ(y.position.hhi_low[q], y.position.hhi[q]);
    EXPECT_EQ(y.position.hhi_high[q], y.position.hhi[q]);
    EXPECT_EQ(y.position.top_low[q], y.position.top_share[q]);
    EXPECT_EQ(y.position.top_high[q], y.position.top_share[q]);
    EXPECT_TRUE(top_supplier_is_certain(y, q));
  }
  EXPECT_EQ(y.product.export_hhi_low, y.product.export_hhi);
  EXPECT_EQ(y.product.export_hhi_high, y.product.export_hhi);
  EXPECT_EQ(ranks_gap(y), Gap::none);
}

TEST(KnownRange, AMajorityOfAKnownTotalIsOneWhoeverSuppliesTheRest) {
  // Two thirds of the total from one listed supplier; the rest of the total has no name.
  const TradeYear y = japan({{"854231", kJapan, 490, 67}}, 33);
  EXPECT_FLOAT_EQ(y.position.hhi_low[0], 0.4489f);
  EXPECT_FLOAT_EQ(y.position.hhi_high[0], 0.4489f + 0.1089f);
  EXPECT_EQ(first(dominant_supplier, y).verdict, Verdict::flagged);
  EXPECT_EQ(first(supplier_concentration, y).verdict, Verdict::flagged);
  const auto meti = first(meti_2024, y);  // HHI of 0.45 to 0.56: half or not
  EXPECT_EQ(meti.verdict, Verdict::unknown);
  EXPECT_EQ(meti.why, Gap::total_unmatched);
  EXPECT_EQ(first(china_majority, y).verdict, Verdict::clear);  // at most the 33 %
}

TEST(KnownRange, TheUnlistedPartIsNotOfAListedSupplierAndTheUnidentifiedPartMayBe) {
  const std::vector<Flow> flows{{"280530", kJapan, kChina, 45}, {"280530", kJapan, kUsa, 35}};
  EXPECT_EQ(first(china_majority, japan(flows, 20)).verdict, Verdict::clear);
  auto from_nobody = flows;
  from_nobody.push_back({"280530", kJapan, 0, 20});
  const auto china = first(china_majority, japan(from_nobody, 0));
  EXPECT_EQ(china.verdict, Verdict::unknown);
  EXPECT_EQ(china.why, Gap::mostly_unidentified);
  EXPECT_TRUE(top_supplier_is_certain(japan(flows, 20), 0));
  EXPECT_FALSE(top_supplier_is_certain(japan(flows, 50), 0));
  EXPECT_FALSE(top_supplier_is_certain(japan(from_nobody, 0), 0));
}

TEST(KnownRange, AShortfallMakesSharesUnknownAndValuesLowerBounds) {
  const std::vector<Flow> flows{
      {"280530", kJapan, kChina, 60}, {"280530", kJapan, kUsa, 40}, {"280530", kUsa, kJapan, 30}};
  const TradeYear y = japan(flows, 0, {.gap = Gap::months_missing, .have = 0b11, .of = 12});
  for (const Indicator* method : {&supplier_concentration, &dominant_supplier, &cabinet_office_2021, &meti_2024,
                                  &china_majority, &australia, &oecd_significant_concentration}) {
    EXPECT_EQ(first(*method, y).verdict, Verdict::unknown) << method->doc.id;
    EXPECT_EQ(first(*method, y).why, Gap::months_missing) << method->doc.id;
  }
  // Two lenses are enough: imports exceed exports by what is held already, and the world's exports are concentrated.
  EXPECT_EQ(first(uk_three_lenses, y, {{"lenses_required", 1}}).verdict, Verdict::flagged);
  EXPECT_EQ(first(uk_three_lenses, japan(flows, 0, {.gap = Gap::doubted}), {{"lenses_required", 2}}).verdict,
            Verdict::unknown);
}

TEST(KnownRange, MissingWorldTradeMayBeTheImportersOwnExports) {
  std::vector<Flow> flows{{"280530", kJapan, kChina, 90}, {"280530", kJapan, kUsa, 10}};
  const TradeYear some = year(flows, 2023, 0.6f);  // 67 missing: less than Japan buys
  EXPECT_EQ(exports_of(some, 0, 0, 0.5).high, some.product.missing[0]);
  EXPECT_NEAR(some.product.missing[0], 100 * 0.4 / 0.6, 1e-4);
  EXPECT_EQ(first(ec2021, some).verdict, Verdict::flagged);
  const TradeYear more = year(flows, 2023, 0.5f);  // 100 missing
  EXPECT_EQ(first(ec2021, more).verdict, Verdict::unknown);
  EXPECT_EQ(first(ec2021, more).why, Gap::world_partial);
}

TEST(KnownRange, WhatOthersBuyFromNobodyIsMissingFromTheWorldsExports) {
  const TradeYear y = year({{"280530", kJapan, kChina, 90}, {"280530", kUsa, 0, 60}}, 2023, 0.75f);
  EXPECT_DOUBLE_EQ(y.product.missing[0], 60 + 150 * 0.25 / 0.75);
  EXPECT_FLOAT_EQ(y.product.top_export_low[0], 90.0f / 200.0f);
  EXPECT_FLOAT_EQ(y.product.top_export_high[0], 1.0f);
}

TEST(KnownRange, RanksOfProductsNeedTheWorld) {
  TradeCube c = random_cube(40, 12, 6);
  c.comparison_gap = Gap::products_listed;
  const TradeYear listed = compute_trade_year(c);
  for (const Indicator* method : {&fragility, &own_advantage, &complexity}) {
    EXPECT_EQ(first(*method, listed).verdict, Verdict::unknown) << method->doc.id;
    EXPECT_EQ(first(*method, listed).why, Gap::products_listed) << method->doc.id;
  }
  c.comparison_gap = Gap::none;
  c.coverage.assign(c.product_count(), 0.99f);
  EXPECT_EQ(first(fragility, compute_trade_year(c)).why, Gap::world_partial);
}

}  // namespace
}  // namespace noroshi::indicators
