#include "propagation/goods_ledger.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/contract.hpp"
#include "base/philox.hpp"
#include "propagation/example_good.hpp"

namespace noroshi::propagation {
namespace {

using example::cut;
using example::good;

struct Worked {
  std::optional<int> below_one, below_half;
  int days_short;
  double lost, smallest;
};

void expect_worked(const LedgerGood& g, const Worked& want, int days = 120) {
  const auto record = run_ledger(g, days);
  ASSERT_TRUE(record.has_value());
  const auto got = summarize(*record);
  EXPECT_EQ(got.first_day_short, want.below_one);
  EXPECT_EQ(got.first_day_half, want.below_half);
  EXPECT_EQ(got.days_short, want.days_short);
  EXPECT_NEAR(got.use_lost, want.lost, 1e-9);
  EXPECT_NEAR(got.smallest_served, want.smallest, 1e-12);
  EXPECT_LT(mass_error(*record), 1e-9);
}

TEST(GoodsLedger, CoversACutFromStockUntilItIsEmpty) { expect_worked(good(), {47, 48, 23, 180.0, 0.2}); }

TEST(GoodsLedger, LetsAnotherOriginFillPartOfTheGap) {
  auto g = good();
  g.alternatives = {{.origin = "C", .amount = 3.0, .lead_days = 20, .transit_days = 10}};
  expect_worked(g, {58, std::nullopt, 12, 60.0, 0.5});
}

TEST(GoodsLedger, LetsAnotherOriginGrowOverARamp) {
  auto g = good();
  g.alternatives = {{.origin = "C", .amount = 3.0, .lead_days = 20, .ramp_days = 30, .transit_days = 10}};
  expect_worked(g, {50, 51, 20, 103.5, 0.42});
}

TEST(GoodsLedger, TradesAnEarlierMildShortageForALaterHardOneUnderThrift) {
  auto g = good();
  g.thrift = Thrift{.below_cover_days = 15.0, .share = 0.6};
  expect_worked(g, {30, 65, 75, 320.0, 0.2});
}

TEST(GoodsLedger, NeverRunsShortOfAHalfCutThatTheStockBridges) {
  auto g = good();
  g.suppliers[0].path = cut(60, 0.5);
  expect_worked(g, {std::nullopt, std::nullopt, 0, 0.0, 1.0});
}

TEST(GoodsLedger, FollowsALicenceRegimeThatReturnsPartly) {
  auto g = good();
  auto& withheld = g.suppliers[0].path.withheld;
  withheld.assign(105, 0.6);
  std::fill_n(withheld.begin(), 45, 1.0);
  expect_worked(g, {47, 48, 68, 348.0, 0.2}, 200);
}

TEST(GoodsLedger, ReleasesStrategicStockOnlyByAMeasure) {
  auto g = good();
  g.strategic_stock = 100.0;
  expect_worked(g, {47, 48, 23, 180.0, 0.2});
  g.releases = {{.first_day = 47, .per_day = 6.0, .amount = 100.0}};
  expect_worked(g, {49, 64, 21, 80.0, 0.2});
  g.strategic_stock = 50.0;  // an order cannot release what is not there
  const auto record = run_ledger(g, 120);
  EXPECT_DOUBLE_EQ(record->days.back().strategic_stock, 0.0);
  EXPECT_LT(mass_error(*record), 1e-9);
}

TEST(GoodsLedger, LimitsAnIndustryByTheShareItCannotDoWithout) {
  auto ledger = *GoodsLedger::make({good()}, {.industries = 2, .horizon_days = 120});
  std::vector<double> capacity(2, 1.0);
  const std::vector<double> rest(2, 1.0);
  for (std::size_t day = 0; day <= 48; ++day) {
    std::fill(capacity.begin(), capacity.end(), 1.0);
    ledger.limit(day, rest, capacity);
    if (day < 47) {
      EXPECT_EQ(capacity[0], 1.0) << "no effect before a cause, day " << day;
    }
  }
  EXPECT_NEAR(ledger.record(0).days[48].served, 0.2, 1e-12);
  EXPECT_NEAR(capacity[0], 0.44, 1e-12);
  EXPECT_EQ(capacity[1], 1.0);
  EXPECT_EQ(first_day_below(ledger.record(0), 0.5), 48);
}

TEST(GoodsLedger, LimitsAnIndustryByTheScarcestOfItsGoods) {
  auto milder = good("milder");
  milder.users[0].indispensable = 0.25;  // 1 - 0.25 x 0.8 = 0.8
  for (const bool swapped : {false, true}) {
    std::vector goods = {good(), milder};
    if (swapped) std::swap(goods[0], goods[1]);
    auto ledger = *GoodsLedger::make(goods, {.industries = 1, .horizon_days = 120});
    for (int day = 0; day <= 48; ++day) ledger.advance({});
    EXPECT_NEAR(ledger.limits()[0], 0.44, 1e-12);
    EXPECT_NEAR(ledger.record(swapped ? 0 : 1).days[48].smallest_limit, 0.8, 1e-12);
  }
}

TEST(GoodsLedger, LetsUsersFindOtherWaysOverTime) {
  auto g = good();
  g.users[0].substitutable = 0.5;
  g.users[0].substitution_days = 96;  // at day 48 half of the way: sigma = 0.25
  const auto record = *run_ledger(g, 120, LedgerDetail::users);
  EXPECT_NEAR(record.limits[48], 1.0 - 0.7 * 0.8 * 0.75, 1e-12);
  g.substitution_from_day = 48;
  EXPECT_NEAR(run_ledger(g, 120, LedgerDetail::users)->limits[48], 0.44, 1e-12);
}

TEST(GoodsLedger, WantsLessWhenIndustriesMakeLess) {
  auto ledger = *GoodsLedger::make({good()}, {.industries = 1, .horizon_days = 60});
  const std::vector<double> half = {0.5};
  for (int day = 0; day < 60; ++day) ledger.advance(half);
  EXPECT_DOUBLE_EQ(ledger.record(0).days[0].wanted, 5.0);
  EXPECT_EQ(summarize(ledger.record(0)).days_short, 0) << "stock 350 after ten days lasts for 116 more";
}

TEST(GoodsLedger, ServesUsersByTheStatedRule) {
  auto g = good();
  g.users = {{.industry = 0, .share = 0.5, .indispensable = 1.0, .priority = 1},
             {.industry = 1, .share = 0.25, .indispensable = 1.0, .priority = 0}};
  auto record = *run_ledger(g, 120, LedgerDetail::users);
  const auto given = [&](int day, int user) { return record.given[static_cast<std::size_t>(3 * day + user)]; };
  EXPECT_NEAR(given(48, 0), 1.0, 1e-12);
  EXPECT_NEAR(given(48, 1), 0.5, 1e-12);
  EXPECT_NEAR(given(48, 2), 0.5, 1e-12) << "what no user names is served alike";
  g.allocation = AllocationRule::priority;
  record = *run_ledger(g, 120, LedgerDetail::users);
  EXPECT_NEAR(given(48, 1), 2.0, 1e-12) << "of 2.5 wanted, 2 arrive";
  EXPECT_NEAR(given(48, 0), 0.0, 1e-12);
  EXPECT_NEAR(given(48, 2), 0.0, 1e-12);
  EXPECT_EQ(record.days[48].hardest_hit, 0u);
}

TEST(GoodsLedger, StocksUpBeforeAControlAndCountsItOnce) {
  auto g = good();
  auto& path = g.suppliers[0].path;
  path.first_day = -30;
  path.extra.assign(30, 0.5);
  path.withheld.assign(90, 0.0);
  std::fill(path.withheld.begin() + 30, path.withheld.end(), 1.0);
  const auto early = *run_ledger(good(), 400), late = *run_ledger(g, 400);
  EXPECT_NEAR(late.opening_stock, 300.0 + 20 * 4.0, 1e-9) << "of 30 days of 4, ten days are still at sea";
  EXPECT_EQ(*summarize(early).first_day_short, 47);
  EXPECT_GT(*summarize(late).first_day_short, 60) << "the extra 120 bridge fifteen days of 8";
  EXPECT_LT(mass_error(late), 1e-9);
  const auto landed = [](const LedgerRecord& r) {
    double sum = r.opening_stock;
    for (const auto& day : r.days) sum += day.arrivals;
    return sum;
  };
  EXPECT_NEAR(landed(late), landed(early), 1e-9) << "what came before is missing later";
  path.extra_from = ShippingPath::ExtraFrom::origins_surplus;
  EXPECT_NEAR(landed(*run_ledger(g, 400)), landed(early) + 120.0, 1e-9);
}

TEST(GoodsLedger, HoldsGoodsUpAtTheBorderWithoutLosingThem) {
  auto g = good();
  g.suppliers[0].path = {.delay_days = std::vector<int>(60, 20)};
  const auto record = *run_ledger(g, 120);
  EXPECT_DOUBLE_EQ(record.days[10].arrivals, 2.0);
  EXPECT_DOUBLE_EQ(record.days[30].arrivals, 10.0);
  EXPECT_EQ(summarize(record).days_short, 0);
  double sum = 0.0;
  for (const auto& day : record.days) sum += day.arrivals;
  EXPECT_NEAR(sum, 1200.0, 1e-9);
}

TEST(GoodsLedger, SavesByOrderForEverybodyOrForFinalDemandOnly) {
  auto g = good();
  g.users[0].share = 0.6;
  g.savings = {{.first_day = 0, .days = 120, .share = 0.5, .whose = Saving::Whose::final_demand}};
  const auto record = *run_ledger(g, 120, LedgerDetail::users);
  EXPECT_DOUBLE_EQ(record.days[0].used, 8.0);
  EXPECT_EQ(record.limits[0], 1.0);
  g.savings[0].whose = Saving::Whose::everyone;
  EXPECT_DOUBLE_EQ(run_ledger(g, 120)->days[0].used, 5.0);
}

TEST(GoodsLedger, EmptiesTheStockThatAllSeeEarlierWhenUsersHoardAndLosesNothing) {
  auto g = good();
  g.hoarding = Hoarding{.first_day = 0, .days = 10, .factor = 2.0};  // 100 of the 300 go into private hands
  const auto record = *run_ledger(g, 120);
  const auto summary = summarize(record);
  EXPECT_DOUBLE_EQ(record.days[9].held, 100.0);
  EXPECT_EQ(summary.first_day_empty, 35) << "200 last for 25 days of 8";
  EXPECT_EQ(summary.first_day_short, 47) << "use falls when what was laid by is gone, as without";
  EXPECT_NEAR(summary.use_lost, 180.0, 1e-9);
  EXPECT_LT(mass_error(record), 1e-9);
  EXPECT_EQ(summarize(*run_ledger(good(), 120)).first_day_empty, 47);
}

TEST(GoodsLedger, StandsBetweenItsTwoBounds) {
  auto g = good();
  g.users[0].value_share = 0.001;
  g.users[0].substitutable = 0.3;
  const auto limit = [&](LedgerBound bound) {
    return run_ledger(at_bound(g, bound), 120, LedgerDetail::users)->limits[48];
  };
  EXPECT_NEAR(limit(LedgerBound::only_its_value), 1.0 - 0.001 * 0.8 * 0.7, 1e-12);
  EXPECT_NEAR(limit(LedgerBound::all_output_needs_it), 0.2, 1e-12);
  EXPECT_GT(limit(LedgerBound::only_its_value), limit(LedgerBound::inner));
  EXPECT_GT(limit(LedgerBound::inner), limit(LedgerBound::all_output_needs_it));
}

TEST(GoodsLedger, HoldsALimitOverStepsShorterOrLongerThanADay) {
  std::vector<double> capacity(1), by_week;
  const std::vector<double> rest = {1.0};
  auto weekly = *GoodsLedger::make({good()}, {.industries = 1, .horizon_days = 120, .days_per_step = 7.0});
  for (std::size_t step = 0; step < 8; ++step) {
    capacity[0] = 1.0;
    weekly.limit(step, rest, capacity);
  }
  EXPECT_EQ(weekly.days_done(), 56);
  EXPECT_NEAR(capacity[0], 0.44, 1e-12);
  auto hourly = *GoodsLedger::make({good()}, {.industries = 1, .horizon_days = 120, .days_per_step = 1.0 / 24.0});
  for (std::size_t step = 0; step < 24 * 49; ++step) {
    capacity[0] = 1.0;
    hourly.limit(step, rest, capacity);
  }
  EXPECT_EQ(hourly.days_done(), 49);
  EXPECT_NEAR(capacity[0], 0.44, 1e-12);
}

// Any good that check() accepts.
LedgerGood random_good(std::uint32_t n) {
  const auto u = [n](std::uint32_t k) { return uniform01(17, {.replicate = n, .entity = k}); };
  const auto days = [&u](std::uint32_t k, double most) { return static_cast<int>(u(k) * most); };
  LedgerGood g{.id = fmt::format("random {}", n), .unit = "t", .home_output = 3.0 * u(0)};
  g.commercial_stock = 500.0 * u(1);
  g.strategic_stock = 100.0 * u(2);
  g.use_at_rest = g.home_output;
  for (std::uint32_t s = 0; s < 3; ++s) {
    LedgerSupplier supplier{.origin = std::string(1, static_cast<char>('A' + s)),
                            .flow = 0.1 + 9.0 * u(10 + s),
                            .transit_days = days(13 + s, 50)};
    supplier.path.first_day = -days(16 + s, 40);
    const auto before = static_cast<std::size_t>(-supplier.path.first_day);
    supplier.path.extra.assign(before, u(19 + s));
    supplier.path.withheld.assign(before + 90, 0.0);
    supplier.path.delay_days.assign(before + 90, 0);
    for (std::size_t k = before; k < before + 90; ++k) {
      supplier.path.withheld[k] = u(static_cast<std::uint32_t>(1000 * s + k));
      supplier.path.delay_days[k] = days(static_cast<std::uint32_t>(5000 * s + k), 15);
    }
    supplier.path.extra_from = static_cast<ShippingPath::ExtraFrom>(days(22 + s, 2));
    g.use_at_rest += supplier.flow;
    g.suppliers.push_back(supplier);
  }
  g.alternatives = {{.origin = "D",
                     .amount = 5.0 * u(30),
                     .lead_days = days(31, 60),
                     .ramp_days = days(32, 90),
                     .transit_days = days(33, 40)}};
  for (std::uint32_t i = 0; i < 3; ++i) {
    g.users.push_back({.industry = i,
                       .share = u(40 + i) / 3.0,
                       .indispensable = u(43 + i),
                       .substitutable = u(46 + i),
                       .substitution_days = days(49 + i, 200),
                       .priority = days(52 + i, 3)});
  }
  g.allocation = static_cast<AllocationRule>(days(60, 2));
  if (u(61) < 0.5) g.thrift = Thrift{.below_cover_days = 40.0 * u(62), .share = u(63)};
  g.releases = {{.first_day = days(64, 100), .per_day = 9.0 * u(65), .amount = 200.0 * u(66)}};
  g.savings = {{.first_day = days(67, 100), .days = days(68, 90), .share = u(69)}};
  if (u(70) < 0.5) g.hoarding = Hoarding{.first_day = days(71, 60), .days = days(72, 40), .factor = 1.0 + u(73)};
  return g;
}

TEST(GoodsLedger, ConservesMassAndStaysWithinBoundsWhateverHappens) {
  for (std::uint32_t n = 0; n < 300; ++n) {
    const auto g = random_good(n);
    auto ledger = GoodsLedger::make({g}, {.industries = 3, .horizon_days = 200});
    ASSERT_TRUE(ledger.has_value()) << ledger.error().message.en << ledger.error().where;
    for (std::uint32_t day = 0; day < 200; ++day) {
      std::vector<double> activity(3);
      for (std::uint32_t i = 0; i < 3; ++i) activity[i] = 1.5 * uniform01(18, {n, i, day, 0});
      ledger->advance(activity);
      for (const double limit : ledger->limits()) ASSERT_TRUE(limit >= 0.0 && limit <= 1.0) << limit;
    }
    const auto& record = ledger->record(0);
    ASSERT_LT(mass_error(record), 1e-9) << n;
    for (const auto& day : record.days) {
      ASSERT_TRUE(day.arrivals >= -1e-12 && day.stock >= 0.0 && day.strategic_stock >= 0.0 && day.used >= 0.0) << n;
      ASSERT_TRUE(day.served >= 0.0 && day.served <= 1.0) << n;
    }
    ASSERT_TRUE(std::all_of(record.given.begin(), record.given.end(), [](double x) { return x >= 0.0; }));
  }
}

TEST(GoodsLedger, AnswersTheSameInAnyOrderOfGoodsUsersAndSuppliers) {
  std::vector<LedgerGood> goods, turned;
  for (std::uint32_t n = 0; n < 5; ++n) {
    goods.push_back(random_good(n));
    auto g = goods.back();
    std::reverse(g.suppliers.begin(), g.suppliers.end());
    std::reverse(g.users.begin(), g.users.end());
    turned.insert(turned.begin(), g);
  }
  auto a = *GoodsLedger::make(goods, {.industries = 3, .horizon_days = 200});
  auto b = *GoodsLedger::make(turned, {.industries = 3, .horizon_days = 200});
  for (int day = 0; day < 200; ++day) {
    a.advance({});
    b.advance({});
    for (std::size_t i = 0; i < 3; ++i) ASSERT_NEAR(a.limits()[i], b.limits()[i], 1e-9) << day;
    for (std::size_t g = 0; g < 5; ++g)
      ASSERT_NEAR(a.record(g).days.back().stock, b.record(4 - g).days.back().stock, 1e-7);
  }
}

TEST(GoodsLedger, AnswersDifferentlyForDifferentGoodsAndStaysAtRestWithoutACause) {
  EXPECT_NE(summarize(*run_ledger(random_good(1), 200)).use_lost, summarize(*run_ledger(random_good(2), 200)).use_lost);
  auto calm = good();
  calm.suppliers[0].path = {};
  const auto record = *run_ledger(calm, 365);
  EXPECT_EQ(summarize(record).days_short, 0);
  EXPECT_NEAR(record.days.back().stock, 300.0, 1e-9);
  calm.commercial_stock = 0.0;  // nothing but the flow: still at rest
  EXPECT_EQ(summarize(*run_ledger(calm, 365)).days_short, 0);
}

TEST(GoodsLedger, RefusesWhatCannotBe) {
  EXPECT_EQ(GoodsLedger::make({good(), good()}, {.industries = 1}).error().where, "example");
  EXPECT_FALSE(GoodsLedger::make({good()}, {.industries = 0}).has_value()) << "industry 0 of none";
  EXPECT_FALSE(GoodsLedger::make({good()}, {.industries = 1, .horizon_days = 0}).has_value());
  EXPECT_FALSE(GoodsLedger::make({good()}, {.industries = 1, .days_per_step = 0.0}).has_value());
  auto ledger = *GoodsLedger::make({good()}, {.industries = 1, .horizon_days = 1});
  ledger.advance({});
  EXPECT_THROW(ledger.advance({}), ContractViolation);
}

}  // namespace
}  // namespace noroshi::propagation
