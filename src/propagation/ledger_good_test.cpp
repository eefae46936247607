#include "propagation/ledger_good.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <limits>

#include "propagation/example_good.hpp"

namespace noroshi::propagation {
namespace {

using example::good;

std::string refused_at(const std::function<void(LedgerGood&)>& spoil) {
  auto g = good();
  spoil(g);
  const auto checked = check(g, 1);
  return checked ? "accepted" : checked.error().where;
}

TEST(LedgerGood, IsAcceptedWhenItBalances) {
  EXPECT_TRUE(check(good(), 1).has_value());
  EXPECT_EQ(refused_at([](auto& g) { g.use_at_rest = 11.0; }), "example: suppliers");
}

TEST(LedgerGood, IsRefusedWithThePlaceOfWhatCannotBe) {
  EXPECT_EQ(refused_at([](auto& g) { g.use_at_rest = 0.0; }), "example: use_at_rest");
  EXPECT_EQ(refused_at([](auto& g) { g.commercial_stock = -1.0; }), "example: commercial_stock");
  EXPECT_EQ(refused_at([](auto& g) { g.strategic_stock = std::numeric_limits<double>::quiet_NaN(); }),
            "example: strategic_stock");
  EXPECT_EQ(refused_at([](auto& g) { g.suppliers[0].flow = -8.0; }), "example: suppliers[A].flow");
  EXPECT_EQ(refused_at([](auto& g) { g.suppliers[0].path.withheld[3] = 1.2; }), "example: suppliers[A].path.withheld");
  EXPECT_EQ(refused_at([](auto& g) { g.suppliers[0].path.first_day = -1; }), "example: suppliers[A].path")
      << "a cut before day 0";
  EXPECT_EQ(refused_at([](auto& g) { g.suppliers[1].transit_days = -1; }), "example: suppliers[B].transit_days");
  EXPECT_EQ(refused_at([](auto& g) { g.users[0].share = 1.1; }), "example: users[industry 0].share");
  EXPECT_EQ(refused_at([](auto& g) { g.users[0].indispensable = -0.1; }), "example: users[industry 0].indispensable");
  EXPECT_EQ(refused_at([](auto& g) { g.users[0].industry = 1; }), "example: users[industry 1]");
  EXPECT_EQ(refused_at([](auto& g) { g.users.push_back(g.users[0]); }), "example: users[industry 0]");
  EXPECT_EQ(refused_at([](auto& g) { g.users.push_back({.share = 0.5}); }), "example: users");
  EXPECT_EQ(refused_at([](auto& g) { g.thrift = Thrift{.below_cover_days = 3.0, .share = 2.0}; }),
            "example: thrift.share");
  EXPECT_EQ(refused_at([](auto& g) { g.hoarding = Hoarding{.factor = 0.5}; }), "example: hoarding.factor");
  EXPECT_EQ(refused_at([](auto& g) { g.releases = {{.per_day = -1.0}}; }), "example: releases.per_day");
}

TEST(LedgerGood, CountsOnlyWithItsValueOrForAllOutputAtTheBounds) {
  auto g = good();
  EXPECT_EQ(at_bound(g, LedgerBound::inner).users[0].indispensable, 0.7);
  EXPECT_EQ(at_bound(g, LedgerBound::only_its_value).users[0].indispensable, 0.0) << "unknown value: the lowest";
  g.users[0].value_share = 0.9;
  EXPECT_EQ(at_bound(g, LedgerBound::only_its_value).users[0].indispensable, 0.7) << "never above the inside";
  EXPECT_EQ(at_bound(g, LedgerBound::all_output_needs_it).users[0].indispensable, 1.0);
}

}  // namespace
}  // namespace noroshi::propagation
