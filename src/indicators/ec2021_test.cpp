#include <gtest/gtest.h>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

constexpr GroupMember kMembers[] = {{AreaCode{kEu}, AreaCode{kGermany}}, {AreaCode{kEu}, AreaCode{kFrance}}};

// The EU buys 100 outside (China 90, USA 10: CDI1 = 0.82), trades `intra` inside, sells 20 to the USA.
MethodResult eu(double intra, const OptionValues& options = {}, float coverage = 1.0f) {
  TradeCube c =
      cube({{"280530", kEu, kChina, 90}, {"280530", kEu, kUsa, 10}, {"280530", kUsa, kGermany, 20}}, 2023, coverage);
  c.intra = {0, intra};
  const TradeYear y = compute_trade_year(std::move(c), kMembers);
  return *judge(ec2021, {&y}, options);
}

TEST(Ec2021, FlagsWhenAllThreeIndicatorsHold) {
  EXPECT_EQ(eu(50).verdict[1], Verdict::flagged);  // CDI2 = 100/150, CDI3 = 100/70
  EXPECT_EQ(eu(50).score[1], 3);
}

TEST(Ec2021, IntraGroupTradeCountsAsSupplyAndAsExports) {
  EXPECT_EQ(eu(79).score[1], 3);
  EXPECT_EQ(eu(80).score[1], 2);   // CDI3 = 100/100, not above 1
  EXPECT_EQ(eu(100).score[1], 1);  // CDI2 = 100/200, not above 0.5
  EXPECT_EQ(eu(100).verdict[1], Verdict::clear);
}

TEST(Ec2021, EveryThresholdIsAnOption) {
  EXPECT_EQ(eu(50, {{"concentration", 0.83}}).score[1], 2);
  EXPECT_EQ(eu(50, {{"import_share", 0.7}}).score[1], 2);
  EXPECT_EQ(eu(50, {{"substitution", 1.5}}).score[1], 2);
}

TEST(Ec2021, IsUnknownWhenExportsAreNotCoveredAndNothingElseDecides) {
  EXPECT_EQ(eu(50, {}, 0.1f).verdict[1], Verdict::unknown);
  EXPECT_EQ(eu(200, {}, 0.1f).verdict[1], Verdict::clear);  // CDI2 alone settles it
}

TEST(Ec2021, WorksForASingleCountryWithoutIntraTradeAndRefusesAShareAboveOne) {
  const TradeYear y = year({{"280530", kJapan, kChina, 9}});
  EXPECT_EQ(judge(ec2021, {&y})->verdict[0], Verdict::flagged);
  EXPECT_EQ(judge(ec2021, {&y}, {{"import_share", 2}}).error().where, "import_share");
}

TEST(Ec2021, WhatAGroupBuysFromNobodyMayBeItsMembersOwnTrade) {
  TradeCube c = cube({{"280530", kEu, kChina, 90}, {"280530", kEu, 0, 40}});
  c.intra = {50};
  const TradeYear y = compute_trade_year(c);  // CDI1: HHI at least 0.48; CDI2: between 90 and 130 of 180
  const MethodResult r = *judge(ec2021, {&y});
  EXPECT_EQ(r.verdict[0], Verdict::unknown);
  EXPECT_EQ(r.why[0], Gap::mostly_unidentified);
  EXPECT_EQ(r.score[0], 1);
  EXPECT_EQ(judge(ec2021, {&y}, {{"import_share", 0.75}})->verdict[0], Verdict::clear);  // 130 of 180 at most
}

}  // namespace
}  // namespace noroshi::indicators
