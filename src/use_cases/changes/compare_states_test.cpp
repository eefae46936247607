#include "use_cases/changes/compare_states.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace noroshi::use_cases {
namespace {

const ProductCode kMagnets = *ProductCode::parse(Nomenclature::hs22, "850511");
const ProductCode kRice = *ProductCode::parse(Nomenclature::hs22, "100630");
constexpr AreaCode kChina{156}, kTaiwan{158}, kKorea{410};
const indicators::Indicator kJudge{.doc = {.id = "judge", .decides = true}};
const std::vector<holdings::MethodChoice> kMethods{{&kJudge, {}}};

ImporterState state(ProductCode product, Verdict verdict, std::map<AreaCode, double> shares) {
  ImporterState s;
  s.rows[product] = {.product = product,
                     .imports_usd = 100.0,
                     .verdicts = {verdict},
                     .why = {verdict == Verdict::unknown ? Gap::months_missing : Gap::none}};
  if (!shares.empty()) s.shares[product] = std::move(shares);
  return s;
}
std::vector<ChangeKind> kinds(const Comparison& found) {
  std::vector<ChangeKind> all;
  for (const auto& c : found.changes) all.push_back(c.kind);
  return all;
}
Comparison between(Verdict was, Verdict is) {
  return compare_states(state(kMagnets, was, {}), state(kMagnets, is, {}), kMethods, 0.05);
}

TEST(CompareStates, OnlyWhatWasJudgedOnBothSidesIsAChangeOfAFlag) {
  EXPECT_EQ(kinds(between(Verdict::clear, Verdict::flagged)), std::vector{ChangeKind::new_flag});
  EXPECT_EQ(kinds(between(Verdict::flagged, Verdict::clear)), std::vector{ChangeKind::flag_gone});
  const auto first_judged = between(Verdict::unknown, Verdict::flagged);
  EXPECT_TRUE(first_judged.changes.empty());
  EXPECT_EQ(first_judged.newly_judged_flags, 1U);
  EXPECT_TRUE(between(Verdict::unknown, Verdict::clear).changes.empty());
  EXPECT_TRUE(between(Verdict::clear, Verdict::unknown).changes.empty());
}

TEST(CompareStates, AFlagThatBecomesUnknownIsNoLongerKnownAndNeverGone) {
  const auto found = between(Verdict::flagged, Verdict::unknown);
  EXPECT_EQ(kinds(found), std::vector{ChangeKind::no_longer_known});
  EXPECT_EQ(found.changes.at(0).why, Gap::months_missing);
}

TEST(CompareStates, SharesThatMoveAndSuppliersThatComeAndGo) {
  const auto before = state(kMagnets, Verdict::clear, {{kChina, 0.6}, {kTaiwan, 0.36}, {kKorea, 0.04}});
  const auto after = state(kMagnets, Verdict::clear, {{kChina, 0.9}, {AreaCode{392}, 0.10}});
  const auto found = compare_states(before, after, kMethods, 0.05);
  EXPECT_EQ(kinds(found), (std::vector{ChangeKind::new_supplier, ChangeKind::lost_supplier, ChangeKind::share_change}));
  EXPECT_EQ(found.changes.at(1).supplier, kTaiwan);  // Korea's 4 % are less than asked for
  EXPECT_DOUBLE_EQ(found.changes.at(2).share_after - found.changes.at(2).share_before, 0.9 - 0.6);
  EXPECT_EQ(kinds(compare_states(before, after, kMethods, 0.35)), std::vector{ChangeKind::lost_supplier});
}

TEST(CompareStates, WhatIsHeldOnOneSideOnlyIsCountedAndNotAChange) {
  const auto other = compare_states(state(kMagnets, Verdict::flagged, {{kChina, 1.0}}),
                                    state(kRice, Verdict::flagged, {{kChina, 1.0}}), kMethods, 0.05);
  EXPECT_TRUE(other.changes.empty());
  EXPECT_EQ(other.only_before, 1U);
  EXPECT_EQ(other.only_after, 1U);
  const auto part = compare_states(state(kMagnets, Verdict::clear, {{kChina, 1.0}}),
                                   state(kMagnets, Verdict::clear, {}), kMethods, 0.05);
  EXPECT_TRUE(part.changes.empty());  // not "China is lost"
  EXPECT_EQ(part.shares_unknown, 1U);
}

}  // namespace
}  // namespace noroshi::use_cases
