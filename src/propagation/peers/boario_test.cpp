#include "propagation/peers/boario.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "propagation/driver/run.hpp"
#include "propagation/industries/example_economy.hpp"

namespace noroshi::propagation {
namespace {

IoTable balanced() {
  auto table = example::metal_and_parts();
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto z = table.intermediate.row(i), y = table.final_demand.row(i);
    table.output.push_back(std::accumulate(y.begin(), y.end(), std::accumulate(z.begin(), z.end(), 0.0)));
  }
  return table;
}

constexpr std::size_t kMetalOfB = 3;

// The peer's defect: a shock of day 5 is felt on day 6. Output then is 0.7 of rest.
TEST(Boario, AnArbitraryShockBitesOneStepLate) {
  auto model =
      make_boario_model(balanced(), {}, {{.occurrence = 5, .duration = 20, .impacts = {{kMetalOfB, 0.3}}}}).value();
  const auto r = run(*model, {.steps = 10, .records = {{"production_realised"}}}).value();
  const auto output = [&](std::size_t t) { return r.at(r.series[0], t, 0)[kMetalOfB]; };
  EXPECT_NEAR(output(5), 11.0, 1e-9);
  EXPECT_NEAR(output(6), 0.7 * 11.0, 1e-9);
}

TEST(Boario, CapitalLostComesBackByItsCurve) {
  BoarioEvent event{.kind = BoarioEventKind::recover,
                    .occurrence = 2,
                    .duration = 3,
                    .impacts = {{kMetalOfB, 100.0}},
                    .recovery_tau = 10.0};
  auto model = make_boario_model(balanced(), {}, {event}).value();
  const auto r = run(*model, {.steps = 20, .records = {{"capital_lost"}}}).value();
  const auto lost = [&](std::size_t t) { return r.at(r.series[0], t, 0)[kMetalOfB]; };
  EXPECT_EQ(lost(1), 0.0);
  EXPECT_EQ(lost(2), 100.0);
  EXPECT_NEAR(lost(7), 90.0, 1e-6);
  EXPECT_NEAR(lost(19), 0.0, 1e-6);
}

TEST(Boario, AStoppedRunGoesOnWithTheSameBytes) {
  BoarioEvent event{.kind = BoarioEventKind::rebuild,
                    .occurrence = 2,
                    .duration = 3,
                    .impacts = {{kMetalOfB, 500.0}},
                    .rebuilding_sectors = {{"parts", 0.7}, {"service", 0.3}}};
  const RunOptions options{.steps = 40,
                           .records = {{"production_realised"}, {"rebuild_demand"}, {"final_demand_unmet"}}};
  auto whole = make_boario_model(balanced(), {}, {event}).value(),
       first = make_boario_model(balanced(), {}, {event}).value(),
       second = make_boario_model(balanced(), {}, {event}).value();
  const auto expected = run(*whole, options).value();
  auto shorter = options;
  shorter.steps = 13;
  const auto finished = run(*second, options, {}, run(*first, shorter).value()).value();
  for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(finished.series[k].values, expected.series[k].values);
}

TEST(Boario, BadInputIsRefused) {
  EXPECT_FALSE(make_boario_model(example::metal_and_parts(), {}, {}));  // no output printed
  EXPECT_FALSE(make_boario_model(balanced(), {.psi = 0.0}, {}));
  EXPECT_FALSE(make_boario_model(balanced(), {.psi = std::nan("")}, {}));
  EXPECT_FALSE(make_boario_model(balanced(), {.unlimited_sectors = {"ships"}}, {}));
  EXPECT_FALSE(make_boario_model(balanced(), {}, {{.impacts = {{77, 0.3}}}}));
  EXPECT_FALSE(make_boario_model(balanced(), {}, {{.impacts = {{1, 1.3}}}}));
  EXPECT_FALSE(make_boario_model(balanced(), {}, {{.kind = BoarioEventKind::rebuild, .impacts = {{1, 10.0}}}}));
}

}  // namespace
}  // namespace noroshi::propagation
