#include "scenarios/uncertain_good.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "propagation/goods_ledger.hpp"
#include "scenarios/example_parts.hpp"

namespace noroshi::scenarios {
namespace {

using example::parts;
using example::scenario;

UncertainGood made(const UncertainGood::Parts& of, const Scenario& in = scenario()) {
  auto good = UncertainGood::make(of, in);
  EXPECT_TRUE(good.has_value()) << good.error().message.en << good.error().where;
  return *std::move(good);
}

bool noted(const UncertainGood& good, std::string_view words) {
  return std::ranges::any_of(good.notes(), [&](const Text& note) { return note.en.find(words) != std::string::npos; });
}

TEST(UncertainGood, GivesTheWorkedExampleWhenEverythingIsKnown) {
  const auto good = made(parts());
  const auto ledger = good.ledger(good.draw(1, 0));
  EXPECT_NEAR(ledger.use_at_rest, 10.0, 1e-12);
  EXPECT_NEAR(ledger.commercial_stock, 300.0, 1e-9);
  const auto summary = propagation::summarize(*propagation::run_ledger(ledger, 120));
  EXPECT_EQ(summary.first_day_short, 47);
  EXPECT_EQ(summary.days_short, 23);
  EXPECT_NEAR(summary.use_lost, 180.0, 1e-9);
  EXPECT_FALSE(noted(good, "stock")) << "what is known is not complained about";
}

TEST(UncertainGood, AddsHomeOutputAndTakesReExportsOff) {
  auto p = parts();
  p.facts.home_share = example::exactly(0.2, "share");
  p.flows.re_exports = 2.0 * 365.0;  // of 10 a day, 8 stay
  const auto ledger = made(p).ledger(made(p).likeliest());
  EXPECT_NEAR(ledger.use_at_rest, 10.0, 1e-12);
  EXPECT_NEAR(ledger.home_output, 2.0, 1e-12);
  EXPECT_NEAR(ledger.suppliers[0].flow, 6.4, 1e-12);
}

TEST(UncertainGood, GivesAnUnknownStockARangeAndSaysSo) {
  auto p = parts();
  p.facts.commercial_stock_days.reset();
  const auto good = made(p);
  const auto stock = std::ranges::find(good.inputs(), "commercial_stock_days", &LedgerInput::id);
  EXPECT_TRUE(stock->ours);
  EXPECT_FALSE(stock->range.is_exact());
  EXPECT_TRUE(noted(good, "nobody publishes a stock of this good; 30 to 180 days (most likely 60) is assumed"));
  auto in = scenario();
  in.inputs = {{"example", "commercial_stock_days", {5, 10, 15}}};
  const auto given = made(p, in);
  EXPECT_EQ(given.inputs()[0].range, (Range{5, 10, 15}));
  EXPECT_FALSE(noted(given, "nobody publishes a stock"));
}

TEST(UncertainGood, StillAnswersWhenNothingButTradeIsKnown) {
  auto p = parts();
  p.facts = {};
  p.flows.re_exports.reset();
  const auto good = made(p);
  EXPECT_TRUE(noted(good, "Re-exports"));
  for (std::uint32_t r = 0; r < 200; ++r) {
    const auto ledger = good.ledger(good.draw(3, r));
    ASSERT_TRUE(propagation::check(ledger, good.industries()).has_value()) << r;
  }
}

TEST(UncertainGood, DrawsTheSameNumbersWithAndWithoutAMeasure) {
  auto p = parts();
  p.facts = {};
  auto with = scenario();
  with.thrifts = {{.good = "example", .below_cover_days = 10, .share = 0.5}};
  with.releases = {{.good = "example", .start_day = 5, .days_of_use = 5}};
  auto drawn = made(p, with).draw(9, 4);
  drawn.resize(made(p).inputs().size());  // inputs of the measure stand last
  EXPECT_EQ(made(p).draw(9, 4), drawn);
  EXPECT_NE(made(p).draw(9, 4), made(p).draw(9, 5));
  EXPECT_NE(made(p).draw(9, 4), made(p).draw(8, 4));
  auto swapped = p;
  std::swap(swapped.flows.origins[0], swapped.flows.origins[1]);
  EXPECT_EQ(made(p).draw(9, 4), made(swapped).draw(9, 4));
  auto other = p;
  other.id = "another";
  auto in = scenario();
  in.shocks[0].what = "another";
  EXPECT_NE(made(p).draw(9, 4), made(other, in).draw(9, 4)) << "goods do not share their luck";
}

TEST(UncertainGood, PutsDesignsOfASensitivityAnalysisInItsRanges) {
  auto p = parts();
  p.facts.transit_days->value = {10, 20, 40};
  const auto good = made(p);
  std::vector<double> u(good.inputs().size(), 0.0);
  EXPECT_EQ(good.at(u)[2], 10.0);
  u.assign(u.size(), 1.0);
  EXPECT_EQ(good.at(u)[2], 40.0);
  EXPECT_EQ(good.likeliest()[2], 20.0);
}

TEST(UncertainGood, SpreadsDivisionsOverTheSectorsOfATable) {
  auto p = parts();
  p.facts.uses.push_back({.division = "27",
                          .application = {"lamps", "照明"},
                          .share = example::exactly(0.2, "share"),
                          .indispensable = example::exactly(0.4, "share")});
  p.facts.uses[0].share = example::exactly(0.6, "share");
  p.uses = {
      {{"26", {{.industry = 4, .share_of_use = 0.5, .share_of_industry = 0.5}, {.industry = 9, .share_of_use = 0.5}}},
       {"27", {{.industry = 4, .share_of_industry = 0.5}}}}};
  p.values = {{.industry = 4, .value_share = 0.01}};
  const auto good = made(p);
  EXPECT_EQ(good.industries(), 10u);
  const auto users = good.ledger(good.likeliest()).users;
  ASSERT_EQ(users.size(), 2u);
  EXPECT_EQ(users[0].industry, 4u);
  EXPECT_NEAR(users[0].share, 0.5, 1e-12);
  EXPECT_NEAR(users[0].indispensable, 0.5 * 0.7 + 0.5 * 0.4, 1e-12);
  EXPECT_NEAR(*users[0].value_share, 0.005, 1e-12);
  EXPECT_NEAR(users[1].share, 0.3, 1e-12);
  EXPECT_TRUE(noted(good, "80 %"));
}

TEST(UncertainGood, SaysWhyACutChangesNothing) {
  auto in = scenario();
  in.shocks[0].origin = "CCC";
  EXPECT_TRUE(noted(made(parts(), in), "CCC supplied nothing"));
  in = scenario();
  in.shocks[0].targets = {"USA"};
  const auto good = made(parts(), in);
  EXPECT_TRUE(noted(good, "not among the targets"));
  EXPECT_EQ(propagation::summarize(*propagation::run_ledger(good.ledger(good.likeliest()), 120)).days_short, 0);
}

TEST(UncertainGood, JoinsTwoControlsOnTheSameFlow) {
  auto in = scenario();
  in.shocks = {
      {.what = "example", .origin = "AAA", .control = "quota", .parameters = {{"allowed", Range::exactly(0.5)}}},
      {.what = "example",
       .origin = "AAA",
       .control = "quota",
       .parameters = {{"allowed", Range::exactly(0.5)}},
       .start_day = 10}};
  const auto good = made(parts(), in);
  const auto path = good.ledger(good.likeliest()).suppliers[0].path;
  EXPECT_DOUBLE_EQ(path.withheld[9], 0.5);
  EXPECT_DOUBLE_EQ(path.withheld[10], 0.75);
}

TEST(UncertainGood, LetsOthersFillTheirShareOfWhatIsLost) {
  auto p = parts();
  p.facts.other_origins_share = example::exactly(0.375, "share");  // 3 of 8 a day
  p.facts.other_origins_days = example::exactly(20, "days");
  auto in = scenario();
  in.inputs = {{"example", "other_origins_ramp_days", Range::exactly(1.0)}};
  const auto good = made(p, in);
  const auto summary = propagation::summarize(*propagation::run_ledger(good.ledger(good.likeliest()), 120));
  EXPECT_EQ(summary.first_day_short, 58) << "the second worked example";
  EXPECT_NEAR(summary.use_lost, 60.0, 1e-9);
}

TEST(UncertainGood, DrawsThriftAndHoardingFromTheirRanges) {
  auto in = scenario();
  in.thrifts = {{.good = "example", .below_cover_days = 15, .share = 0.6}};
  in.hoardings = {{.good = "example", .days = 10, .factor = 2.0}};
  auto good = made(parts(), in);
  EXPECT_EQ(good.ledger(good.draw(1, 0)).thrift->share, 0.6);
  EXPECT_EQ(good.ledger(good.draw(1, 0)).hoarding->factor, 2.0);
  in.inputs = {{"example", "thrift_share", {0.4, 0.6, 0.8}}, {"example", "hoarding_factor", {1, 1.5, 3}}};
  good = made(parts(), in);
  EXPECT_NE(good.ledger(good.draw(1, 0)).thrift->share, good.ledger(good.draw(1, 1)).thrift->share);
  EXPECT_NE(good.ledger(good.draw(1, 0)).hoarding->factor, good.ledger(good.draw(1, 1)).hoarding->factor);
}

TEST(UncertainGood, RefusesWhatCannotBe) {
  const auto refused = [](const std::function<void(UncertainGood::Parts&)>& spoil) {
    auto p = parts();
    spoil(p);
    return !UncertainGood::make(p, scenario()).has_value();
  };
  EXPECT_TRUE(refused([](auto& p) { p.flows.origins.clear(); }));
  EXPECT_TRUE(refused([](auto& p) { p.flows.origins[0].amount = -1; }));
  EXPECT_TRUE(refused([](auto& p) { p.flows.days = 0; }));
  EXPECT_TRUE(refused([](auto& p) { p.flows.re_exports = 1e9; }));
  EXPECT_TRUE(refused([](auto& p) { p.uses = {{{"99", {{.industry = 0}}}}}; }));
  EXPECT_TRUE(refused([](auto& p) { p.uses = {{{"26", {{.industry = 0, .share_of_use = 0.5}}}}}; }));
  EXPECT_FALSE(UncertainGood::make(parts(), Scenario{}).has_value());
}

}  // namespace
}  // namespace noroshi::scenarios
