#include "propagation/industries/industry_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "propagation/driver/run.hpp"
#include "propagation/industries/example_economy.hpp"

namespace noroshi::propagation {
namespace {

using example::drawn_world;
using example::flows_of;
using example::metal_and_parts;

IndustryScenario cut_of(std::string sector, std::string origin, std::string destination, double share, double from,
                        double until) {
  return {
      .id = "cut",
      .flow_cuts = {{std::move(sector), std::move(origin), std::move(destination), Path::block(share, from, until)}}};
}

IndustryScenario outage(std::string region, std::string sector, double share, double from, double until) {
  return {.id = "outage", .supply_cuts = {{std::move(region), std::move(sector), Path::block(share, from, until)}}};
}

// Output of each step and industry of each lane, and the balances at the end.
struct Ran {
  Recording recording;
  std::vector<MassBalance> balances;
  [[nodiscard]] std::span<const double> output(std::size_t step, std::size_t lane = 0) const {
    return recording.at(recording.series[0], step, lane);
  }
  [[nodiscard]] double total(std::size_t lane = 0) const {
    double sum = 0.0;
    for (std::size_t t = 0; t < recording.steps.size(); ++t)
      sum = std::accumulate(output(t, lane).begin(), output(t, lane).end(), sum);
    return sum;
  }
};

const std::vector<Record> kAll{{"output"}, {"demand"},       {"capacity"},        {"overproduction"}, {"input_limit"},
                               {"stock"},  {"capital_lost"}, {"final_delivered"}, {"final_unmet"}};

Ran simulate(const IndustryFlows& flows, std::vector<IndustryScenario> scenarios, std::size_t steps,
             const IndustryParameters& parameters = {}) {
  const std::size_t lanes = scenarios.size();
  auto model = make_industry_model(flows, parameters, std::move(scenarios)).value();
  Ran out{run(*model, {.steps = steps, .records = kAll}).value(), {}};
  for (std::size_t l = 0; l < lanes; ++l) out.balances.push_back(model->balance(l));
  return out;
}

// Everything at once: what every law must survive.
IndustryScenario storm() {
  IndustryScenario s = cut_of("S101", "R100", "R101", 0.8, 5, 60);
  s.flow_cuts.push_back({"", "R102", "", Path::block(1.0, 20, 40)});
  s.supply_cuts.push_back({"R101", "S102", Path::block(0.6, 10, 50)});
  s.demand_shocks.push_back({"R100", "households", "", Path::block(-0.2, 15, 70)});
  s.demand_shocks.push_back({"", "investment", "S103", Path::block(0.3, 0, 30)});
  s.capital_losses.push_back({.region = "R100",
                              .sector = "S100",
                              .share = 0.4,
                              .day = 12,
                              .duration_days = 10,
                              .curve = RecoveryCurve::linear,
                              .recovery_days = 60});
  s.capital_losses.push_back(
      {.region = "R102", .share = 0.2, .day = 30, .duration_days = 5, .rebuilders = {{"S102", 0.6}, {"S103", 0.4}}});
  return s;
}

IndustryParameters mixed(std::size_t sectors) {
  IndustryParameters p;
  p.sectors.resize(sectors);
  for (std::size_t s = 0; s < sectors; ++s) {
    p.sectors[s].stock_days = 5.0 + 10.0 * static_cast<double>(s);
    p.sectors[s].restock_days = 10.0;
    p.sectors[s].input_class = static_cast<InputClass>(s % 3);
  }
  return p;
}

TEST(IndustryModel, RestStaysAtRest) {
  const auto flows = flows_of(metal_and_parts());
  for (const double transit : {0.0, 3.5}) {
    IndustryParameters p;
    p.sectors.assign(3, {.stock_days = 20.0, .transit_days = transit});
    const auto ran = simulate(flows, {IndustryScenario{}}, 400, p);
    for (std::size_t i = 0; i < flows.size(); ++i)
      EXPECT_NEAR(ran.output(399)[i], flows.output_per_day(i), 1e-11 * flows.output_per_day(i));
    EXPECT_LE(ran.balances[0].transit_error(), 1e-12);
  }
}

TEST(IndustryModel, MoneyIsConservedAndNothingIsNegativeOrNaN) {
  const auto flows = flows_of(drawn_world(4, 5, 1));
  for (const auto rule : {Rationing::proportional, Rationing::industries_first, Rationing::final_users_first}) {
    for (const double transit : {0.0, 7.3}) {
      auto p = mixed(5);
      p.rationing = rule;
      for (auto& s : p.sectors) s.transit_days = transit, s.substitution = 0.5;
      const auto ran = simulate(flows, {storm()}, 200, p);
      EXPECT_LE(ran.balances[0].stock_error(), 1e-9);
      EXPECT_LE(ran.balances[0].delivery_error(), 1e-9);
      EXPECT_LE(ran.balances[0].transit_error(), 1e-9);
      EXPECT_GT(ran.balances[0].to_rebuilding, 0.0);
      for (const auto& series : ran.recording.series)
        for (const double v : series.values) ASSERT_TRUE(std::isfinite(v) && v >= 0.0) << series.id;
    }
  }
}

// Worlds with holes, parameters from end to end of their ranges, shocks on anything: the laws hold all the same.
TEST(IndustryModel, TheLawsHoldInWorldsAndShocksOfAnyKind) {
  for (std::uint32_t t = 0; t < 150; ++t) {
    const auto u = [&](std::uint32_t k) { return uniform01(99, {.replicate = t, .entity = k}); };
    const auto regions = 1 + static_cast<std::size_t>(4 * u(0)), sectors = 1 + static_cast<std::size_t>(5 * u(1));
    auto table = drawn_world(regions, sectors, t);
    for (std::uint32_t k = 0; k < table.intermediate.values.size(); ++k)
      if (uniform01(5, {.replicate = t, .entity = k}) < u(2)) table.intermediate.values[k] = 0.0;
    const auto flows = flows_of(table);
    IndustryParameters p;
    for (std::uint32_t s = 0; s < sectors; ++s) {
      const auto v = [&](std::uint32_t k) { return u(100 + 20 * s + k); };
      p.sectors.push_back({.stock_days = std::pow(10.0, 4.0 * v(0) - 2.0),
                           .restock_days = std::pow(10.0, 4.0 * v(1) - 2.0),
                           .overproduction = 1.0 + 3.0 * v(2),
                           .overproduction_days = std::pow(10.0, 3.0 * v(3) - 1.0),
                           .substitution = std::clamp(2.0 * v(4) - 0.5, 0.0, 1.0),
                           .input_class = static_cast<InputClass>(static_cast<int>(3.0 * v(5))),
                           .transit_days = u(3) < 0.5 ? 0.0 : 20.0 * v(6)});
    }
    p.anticipation = std::max(0.0, 1.5 * u(4) - 0.5);
    p.destocking = u(5);
    p.step_days = std::pow(10.0, 2.0 * u(6) - 1.0);
    p.rationing = static_cast<Rationing>(static_cast<int>(3.0 * u(7)));
    IndustryScenario s;
    for (std::uint32_t k = 0; k < 3; ++k) {
      const auto path = Path::block(std::min(1.0, 1.5 * u(30 + k)), 20.0 * u(33 + k), 21.0 + 20.0 * u(36 + k));
      const std::string region =
          u(40 + k) < 0.3 ? "" : flows.regions()[static_cast<std::size_t>(u(43 + k) * static_cast<double>(regions))];
      const std::string sector =
          u(46 + k) < 0.3 ? "" : flows.sectors()[static_cast<std::size_t>(u(49 + k) * static_cast<double>(sectors))];
      s.supply_cuts.push_back({region, sector, path});
      s.flow_cuts.push_back({sector, region, "", path});
      s.demand_shocks.push_back({region, "households", sector, Path::block(3.0 * u(52 + k) - 1.0, 5, 30)});
      s.capital_losses.push_back(
          {.region = region, .share = u(55 + k), .day = 15, .rebuilders = {{flows.sectors()[0], 1.0}}});
    }
    const auto ran = simulate(flows, {s}, 60, p);
    ASSERT_LE(ran.balances[0].stock_error(), 1e-9) << t;
    ASSERT_LE(ran.balances[0].delivery_error(), 1e-9) << t;
    ASSERT_LE(ran.balances[0].transit_error(), 1e-9) << t;
    for (const auto& series : ran.recording.series)
      for (const double v : series.values) ASSERT_TRUE(std::isfinite(v) && v >= 0.0) << series.id << t;
  }
}

TEST(IndustryModel, NothingHappensBeforeItsCause) {
  const auto flows = flows_of(drawn_world(3, 4, 2));
  const auto calm = simulate(flows, {IndustryScenario{}}, 60),
             shaken = simulate(flows, {cut_of("S101", "R100", "", 1.0, 30, 50)}, 60);
  for (std::size_t t = 0; t < 30; ++t)
    for (std::size_t i = 0; i < flows.size(); ++i) ASSERT_EQ(calm.output(t)[i], shaken.output(t)[i]) << t;
  EXPECT_NE(calm.output(30)[flows.find({"R100", "S101"}).value()],
            shaken.output(30)[flows.find({"R100", "S101"}).value()]);
}

TEST(IndustryModel, ASupplyCutBitesAtOnce) {
  const auto flows = flows_of(metal_and_parts());
  const auto ran = simulate(flows, {outage("B", "metal", 0.3, 5, 25)}, 30);
  const auto i = *flows.find({"B", "metal"});
  EXPECT_DOUBLE_EQ(ran.output(4)[i], flows.output_per_day(i));
  EXPECT_NEAR(ran.output(5)[i], 0.7 * flows.output_per_day(i), 1e-12 * flows.output_per_day(i));
}

// Parts of A buys 1460 of its 2190 metal from B. Without substitution, and with 30 days of stock that limit only when
// empty (anticipation 0), the stock falls by 2/3 of a day's use each day: 45 days. Then a third is made.
TEST(IndustryModel, ACutOfAnImportThatIsNeededStopsOutputWhenTheStockIsGone) {
  const auto flows = flows_of(metal_and_parts());
  IndustryParameters p;
  p.sectors.assign(3, {.stock_days = 30.0, .restock_days = 1e6, .substitution = 0.0});
  p.anticipation = 0.0;
  const auto ran = simulate(flows, {cut_of("metal", "B", "A", 1.0, 0, 1e6)}, 100, p);
  const auto i = *flows.find({"A", "parts"});
  EXPECT_NEAR(ran.output(40)[i], flows.output_per_day(i), 0.02 * flows.output_per_day(i));
  // A little less: B, which sells no more metal, wants fewer parts.
  EXPECT_NEAR(ran.output(70)[i], flows.output_per_day(i) / 3.0, 0.1 * flows.output_per_day(i) / 3.0);
}

TEST(IndustryModel, AnImportantInputHalvesTheLossAndAnotherOneTakesNone) {
  const auto flows = flows_of(metal_and_parts());
  const auto i = *flows.find({"A", "parts"});
  const auto loss_with = [&](InputClass is) {
    IndustryParameters p;
    p.sectors.assign(3, {.stock_days = 10.0,
                         .restock_days = 1e6,
                         .overproduction = 1.0,
                         .substitution = 0.0,
                         .input_class = InputClass::other});
    p.anticipation = 0.0;
    p.classes = {{"metal", "parts", is}};
    const auto ran = simulate(flows, {cut_of("metal", "B", "A", 1.0, 0, 1e6)}, 200, p);
    return 1.0 - ran.output(150)[i] / flows.output_per_day(i);
  };
  const double critical = loss_with(InputClass::critical), important = loss_with(InputClass::important);
  EXPECT_NEAR(critical, 2.0 / 3.0, 0.05);
  EXPECT_GT(important, 0.2);
  EXPECT_LT(important, critical);
  EXPECT_LT(loss_with(InputClass::other), 0.02);  // only what B's loss of income does to demand
}

TEST(IndustryModel, GoodsUnderWayStillArriveAfterACutStarts) {
  const auto flows = flows_of(metal_and_parts());
  const auto i = *flows.find({"A", "parts"});
  const auto first_day_below = [&](double days) {
    IndustryParameters p;
    p.sectors.assign(3, {.stock_days = 15.0, .restock_days = 1e6, .substitution = 0.0});
    p.anticipation = 0.0;
    p.transit = {{"B", "A", days}};
    const auto ran = simulate(flows, {cut_of("metal", "B", "A", 1.0, 0, 1e6)}, 120, p);
    for (std::size_t t = 0; t < 120; ++t)
      if (ran.output(t)[i] < 0.9 * flows.output_per_day(i)) return static_cast<double>(t);
    return 1e9;
  };
  EXPECT_NEAR(first_day_below(20.0) - first_day_below(0.0), 20.0, 1.0);
}

TEST(IndustryModel, ADeeperOrLongerCutIsNoCalmer) {
  const auto flows = flows_of(drawn_world(3, 4, 3));
  double before = simulate(flows, {IndustryScenario{}}, 150).total();
  for (const double share : {0.3, 0.6, 0.9, 1.0}) {
    const double total = simulate(flows, {outage("R100", "S101", share, 5, 60)}, 150).total();
    EXPECT_LE(total, before);
    before = total;
  }
  EXPECT_LE(simulate(flows, {outage("R100", "S101", 1.0, 5, 90)}, 150).total(), before);
}

TEST(IndustryModel, DifferentGoodsGiveDifferentAnswers) {
  const auto flows = flows_of(drawn_world(3, 4, 4));
  const double a = simulate(flows, {cut_of("S100", "R100", "R101", 1.0, 0, 90)}, 100).total();
  const double b = simulate(flows, {cut_of("S102", "R100", "R101", 1.0, 0, 90)}, 100).total();
  EXPECT_GT(std::abs(a - b), 1e-6 * a);
}

TEST(IndustryModel, PermutingTheTablePermutesTheResult) {
  const auto table = drawn_world(3, 4, 5);
  IoTable turned = table;
  const std::size_t n = table.size();
  for (std::size_t i = 0; i < n; ++i) {
    turned.industries[i] = table.industries[n - 1 - i];
    for (std::size_t j = 0; j < n; ++j) turned.intermediate(i, j) = table.intermediate(n - 1 - i, n - 1 - j);
    std::ranges::copy(table.final_demand.row(n - 1 - i), turned.final_demand.row(i).begin());
  }
  const auto p = mixed(4);
  const auto a = simulate(flows_of(table), {outage("R100", "S101", 0.9, 5, 60)}, 80, p),
             b = simulate(flows_of(turned), {outage("R100", "S101", 0.9, 5, 60)}, 80, p);
  for (std::size_t t = 0; t < 80; ++t)
    for (std::size_t i = 0; i < n; ++i) ASSERT_EQ(a.output(t)[i], b.output(t)[n - 1 - i]);
}

TEST(IndustryModel, ALaneAloneHasTheBitsItHasAmongOthers) {
  const auto flows = flows_of(drawn_world(4, 5, 6));
  std::vector<IndustryScenario> many;
  for (std::size_t l = 0; l < 19; ++l) {
    IndustryScenario s = l % 3 == 0 ? storm() : outage("R101", "S103", 0.05 * static_cast<double>(l), 3, 40);
    s.stock_scale = 0.5 + 0.1 * static_cast<double>(l);
    many.push_back(s);
  }
  for (const double transit : {0.0, 4.5}) {
    auto p = mixed(5);
    for (auto& s : p.sectors) s.transit_days = transit;
    const auto all = simulate(flows, many, 60, p);
    for (const std::size_t l : {0u, 7u, 8u, 18u}) {
      const auto alone = simulate(flows, {many[l]}, 60, p);
      for (std::size_t k = 0; k < kAll.size(); ++k)
        for (std::size_t t = 0; t < 60; ++t)
          ASSERT_TRUE(std::ranges::equal(alone.recording.at(alone.recording.series[k], t, 0),
                                         all.recording.at(all.recording.series[k], t, l)))
              << kAll[k].series << t;
      EXPECT_EQ(alone.balances[0].received, all.balances[l].received);
    }
  }
}

TEST(IndustryModel, AStoppedRunGoesOnWithTheSameBytes) {
  struct HalfPower final : CapacityLimit {
    double seen = 0.0;
    void limit(std::size_t, std::span<const double> activity, std::span<double> capacity) override {
      seen += activity[0];  // a state of its own
      capacity[0] *= seen > 10.0 ? 0.5 : 1.0;
    }
  };
  const auto flows = flows_of(drawn_world(4, 5, 7));
  for (const double transit : {0.0, 4.5}) {
    auto p = mixed(5);
    for (auto& s : p.sectors) s.transit_days = transit;
    HalfPower whole_limit, first_limit, second_limit;
    const auto with = [](CapacityLimit& limit) {
      auto s = storm();
      s.limit = &limit;
      return std::vector{s, outage("R101", "S100", 0.5, 3, 50)};
    };
    auto whole = make_industry_model(flows, p, with(whole_limit)).value();
    const auto expected = run(*whole, {.steps = 70, .records = kAll}).value();
    auto first = make_industry_model(flows, p, with(first_limit)).value();
    std::stop_source stop;
    const auto part = run(*first, {.steps = 70, .records = kAll},
                          {.report =
                               [&](const Text&, double share) {
                                 if (share > 0.45) stop.request_stop();
                               },
                           .stop = stop.get_token()})
                          .value();
    ASSERT_FALSE(part.complete);
    ASSERT_LT(part.steps.size(), 40u);
    auto second = make_industry_model(flows, p, with(second_limit)).value();
    const auto finished = run(*second, {.steps = 70, .records = kAll}, {}, part).value();
    EXPECT_TRUE(finished.complete);
    for (std::size_t k = 0; k < kAll.size(); ++k)
      EXPECT_EQ(finished.series[k].values, expected.series[k].values) << kAll[k].series;
    EXPECT_EQ(second->balance(0).used, whole->balance(0).used);
  }
}

// The bound that docs/dynamic_industries.md states: halving the step changes the loss of a run by less than 0.4 steps
// over days of the smallest stock, as a share of the loss.
TEST(IndustryModel, HalvingTheStepChangesTheLossByLessThanTheStatedBound) {
  for (std::uint64_t world = 20; world < 32; ++world) {
    const auto flows = flows_of(drawn_world(4, 5, world));
    for (const double stock : {5.0, 20.0}) {
      auto p = mixed(5);
      for (auto& s : p.sectors) s.input_class = InputClass::critical, s.stock_days += stock - 5.0;
      const auto loss = [&](double step_days) {
        p.step_days = step_days;
        const auto steps = static_cast<std::size_t>(180.0 / step_days);
        return 1.0 - simulate(flows, {outage("R100", "S101", 0.8, 5, 65)}, steps, p).total() /
                         simulate(flows, {IndustryScenario{}}, steps, p).total();
      };
      const double day = loss(1.0), half = loss(0.5), quarter = loss(0.25);
      EXPECT_GT(day, 1e-4);
      EXPECT_LT(std::abs(day - half), 0.4 / stock * half) << world;
      EXPECT_LT(std::abs(half - quarter), 0.2 / stock * quarter) << world;
      EXPECT_LT(std::abs(loss(3.0) - day), 1.2 / stock * day) << world;
    }
  }
}

TEST(IndustryModel, TheRuleOfRationingMovesTheResult) {
  const auto flows = flows_of(drawn_world(3, 4, 9));
  IndustryParameters p = mixed(4), q = p;
  q.rationing = Rationing::industries_first;
  const auto a = simulate(flows, {outage("R100", "S100", 0.8, 5, 60)}, 100, p),
             b = simulate(flows, {outage("R100", "S100", 0.8, 5, 60)}, 100, q);
  EXPECT_GT(b.total(), a.total());
}

TEST(IndustryModel, WithoutRecoveryCapitalStaysLost) {
  const auto flows = flows_of(metal_and_parts());
  const auto ran = simulate(flows, {{.capital_losses = {{.region = "B", .sector = "metal", .share = 0.25, .day = 3}}}},
                            20, {.sectors = std::vector<SectorParameters>(3, {.overproduction = 1.0})});
  const auto i = *flows.find({"B", "metal"});
  EXPECT_NEAR(ran.output(10)[i], 0.75 * flows.output_per_day(i), 1e-9);
  const double capital = 4.0 * 365.0 * flows.value_added_per_day(i);
  EXPECT_NEAR(ran.recording.at(*ran.recording.find("capital_lost"), 10, 0)[i], 0.25 * capital, 1e-9 * capital);
}

TEST(IndustryModel, NoScenarioIsRefused) {
  const auto flows = flows_of(metal_and_parts());
  EXPECT_FALSE(make_industry_model(flows, {}, {}));
}

}  // namespace
}  // namespace noroshi::propagation
