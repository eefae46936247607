#include "holdings/position_frames.hpp"

#include <gtest/gtest.h>

#include "holdings/test_workspace.hpp"

namespace noroshi::holdings {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kChina = 156, kKorea = 410, kUsa = 840, kEu = 97, kAll = 0;
const ProductCode kBatteries = *ProductCode::parse(Nomenclature::hs17, "850760");
constexpr DeclaredFrame kWhole{.partners = Extent::all, .destinations = Extent::all, .products = Extent::all};

PositionFrames framed(const TradeRecords& rows, const TradeRecords& totals = {}, const DeclaredFrame& declared = {},
                      const std::vector<PositionDoubt>& doubts = {}) {
  return {rows, totals, FrameExtents{declared}, 6, example::data()->areas(), doubts};
}
PositionFrames::Lack japan(const PositionFrames& frames) {
  return frames.of(Flow::import, AreaCode{kJapan}, kBatteries);
}

TradeRecord batteries(std::uint16_t partner, unsigned month, double usd) {
  return bought(kJapan, partner, "850760", {2023, static_cast<std::uint8_t>(month)}, usd);
}

TEST(PositionFrames, WithoutATotalOnlyADeclaredListOfPartnersIsWhole) {
  const TradeRecords rows{batteries(kChina, 0, 60), batteries(kKorea, 0, 40)};
  EXPECT_EQ(japan(framed(rows)).shortfall.gap, Gap::partners_listed);
  EXPECT_EQ(japan(framed(rows, {}, {.partners = Extent::listed})).shortfall.gap, Gap::partners_listed);
  EXPECT_TRUE(japan(framed(rows, {}, kWhole)).nothing());
}

TEST(PositionFrames, WhatPartnersFallShortOfThePrintedTotalIsUnlisted) {
  const TradeRecords rows{batteries(kChina, 0, 60), batteries(kKorea, 0, 20), batteries(kEu, 0, 15)};
  const auto lack = japan(framed(rows, {batteries(kAll, 0, 100)}, kWhole));
  EXPECT_EQ(lack.shortfall.gap, Gap::none);
  EXPECT_DOUBLE_EQ(lack.unlisted_usd, 20.0);  // the group is a total of others, not a partner
  EXPECT_TRUE(japan(framed(rows, {batteries(kAll, 0, 80.3)})).nothing());  // 0.4 %: rounding
  EXPECT_TRUE(japan(framed(rows, {batteries(kAll, 0, 70)})).nothing());
}

TEST(PositionFrames, OwnCountryRowsArePartOfTheTotal) {
  const TradeRecords rows{batteries(kChina, 0, 60), batteries(kJapan, 0, 40)};
  EXPECT_TRUE(japan(framed(rows, {batteries(kAll, 0, 100)})).nothing());
}

TEST(PositionFrames, MonthsAreThoseInWhichTheReporterFiledAnything) {
  TradeRecords rows{batteries(kChina, 1, 5)};
  rows.push_back(bought(kJapan, kChina, "260400", {2023, 2}, 1));
  const auto lack = japan(framed(rows, {}, kWhole));
  EXPECT_EQ(lack.shortfall, (Shortfall{.gap = Gap::months_missing, .have = 0b11, .of = 12}));
  EXPECT_EQ(describe(lack.shortfall).en, "months 1-2 of 12");
  for (std::uint8_t month = 3; month <= 12; ++month) rows.push_back(bought(kJapan, kChina, "260400", {2023, month}, 1));
  EXPECT_TRUE(japan(framed(rows, {}, kWhole)).nothing());  // no batteries after January is no trade
}

TEST(PositionFrames, AYearThatWasFiledHasAllItsMonths) {
  const TradeRecords rows{batteries(kChina, 0, 50), batteries(kChina, 1, 5)};
  EXPECT_TRUE(japan(framed(rows, {batteries(kAll, 0, 50)})).nothing());
}

TEST(PositionFrames, MonthlyTotalsAreNeededInEveryMonthThatHasRows) {
  TradeRecords rows, totals;
  for (unsigned month = 1; month <= 12; ++month) {
    rows.push_back(batteries(kChina, month, 8));
    totals.push_back(batteries(kAll, month, 10));
  }
  EXPECT_DOUBLE_EQ(japan(framed(rows, totals)).unlisted_usd, 24.0);
  totals.pop_back();
  EXPECT_EQ(japan(framed(rows, totals)).shortfall.gap, Gap::partners_listed);
}

TEST(PositionFrames, DoubtsOfAnImportReachThePosition) {
  const TradeRecords rows{batteries(kChina, 0, 50)};
  const PositionDoubt filler{kBatteries, Flow::import, AreaCode{kJapan}, Gap::filler_values};
  const PositionDoubt total{kBatteries, Flow::import, AreaCode{kJapan}, Gap::doubted};
  EXPECT_EQ(japan(framed(rows, {}, kWhole, {filler, total})).shortfall.gap, Gap::filler_values);
  EXPECT_EQ(japan(framed(rows, {}, kWhole, {total})).shortfall.gap, Gap::doubted);
}

TEST(PositionFrames, OnlyFindingsThatTouchThePositionAreDoubts) {
  const auto found = [](DoubtKind kind, double observed, double expected) {
    return TradeDoubt{
        .kind = kind, .reporter = AreaCode{kJapan}, .product = kBatteries, .observed = observed, .expected = expected};
  };
  const std::vector<TradeDoubt> all{found(DoubtKind::value_rejected, 5, 0), found(DoubtKind::total_differs, 100, 60),
                                    found(DoubtKind::total_differs, 60, 100), found(DoubtKind::filler_values, 1, 9),
                                    found(DoubtKind::value_unit, 0.1, 0.01)};
  const auto doubts = position_doubts(all);
  ASSERT_EQ(doubts.size(), 3U);
  EXPECT_EQ(doubts[0].gap, Gap::doubted);  // partners above their total
  EXPECT_EQ(doubts[1].gap, Gap::filler_values);
  const TradeRecords rows{batteries(kChina, 0, 50)};
  EXPECT_TRUE(japan(framed(rows, {}, kWhole, {doubts[2]})).nothing());  // a tenth of a dollar of fifty
  const TradeRecords small{batteries(kChina, 0, 5)};
  EXPECT_EQ(japan(framed(small, {}, kWhole, {doubts[2]})).shortfall.gap, Gap::doubted);
}

TEST(PositionFrames, AFewCodesAreNotAllProductsWhateverIsDeclared) {
  TradeRecords rows;
  for (int i = 0; i < 999; ++i) rows.push_back(bought(kUsa, kChina, fmt::format("{:06}", 100000 + i), {2023, 0}, 1));
  EXPECT_FALSE(framed(rows, {}, kWhole).shows_all(Flow::import, AreaCode{kUsa}));
  rows.push_back(bought(kUsa, kChina, "200000", {2023, 0}, 1));
  EXPECT_TRUE(framed(rows, {}, kWhole).shows_all(Flow::import, AreaCode{kUsa}));
  EXPECT_FALSE(framed(rows).shows_all(Flow::import, AreaCode{kUsa}));
  EXPECT_FALSE(framed(rows, {}, kWhole).shows_all(Flow::export_, AreaCode{kUsa}));
}

TEST(FrameExtents, TheWeakestWordOfSeveralCounts) {
  FrameExtents said{kWhole};
  TradeFrame frame{
      .flow = Flow::export_, .reporter = AreaCode{kChina}, .partners = Extent::all, .products = Extent::all};
  said.add(frame);
  frame.partners = Extent::listed;
  said.add(frame);
  frame.partners = Extent::not_said;
  said.add(frame);
  EXPECT_EQ(said.of(Flow::export_, AreaCode{kChina}, 6).partners, Extent::listed);
  EXPECT_EQ(said.of(Flow::export_, AreaCode{kChina}, 6).products, Extent::all);
  EXPECT_EQ(said.of(Flow::import, AreaCode{kChina}, 6).partners, Extent::all);  // as declared
}

}  // namespace
}  // namespace noroshi::holdings
