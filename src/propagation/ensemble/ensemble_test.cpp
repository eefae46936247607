#include "propagation/ensemble/ensemble.hpp"

#include <gtest/gtest.h>

#include "base/philox.hpp"
#include "propagation/industries/example_economy.hpp"

namespace noroshi::propagation {
namespace {

TEST(Ensemble, HasTheSameBytesOnOneThreadAndTwoAndInAnyGroups) {
  const auto flows = example::flows_of(example::drawn_world(3, 4, 1));
  std::vector<IndustryScenario> scenarios(21);
  for (std::uint32_t k = 0; k < 21; ++k) {
    scenarios[k].stock_scale = 0.2 + uniform01(1, {.replicate = k});
    scenarios[k].flow_cuts = {{"S101", "R100", "", Path::block(0.9, 3, 30)}};
  }
  const RunOptions options{.steps = 40, .records = {{"output"}, {"final_unmet"}}};
  const auto one = run_ensemble(flows, {}, scenarios, {.run = options, .threads = 1, .lanes_at_a_time = 64}).value();
  const auto two = run_ensemble(flows, {}, scenarios, {.run = options, .threads = 2, .lanes_at_a_time = 8}).value();
  const auto odd = run_ensemble(flows, {}, scenarios, {.run = options, .threads = 2, .lanes_at_a_time = 5}).value();
  EXPECT_TRUE(one.complete);
  for (std::size_t k = 0; k < 2; ++k) {
    EXPECT_EQ(one.series[k].values, two.series[k].values);
    EXPECT_EQ(one.series[k].values, odd.series[k].values);
  }
}

TEST(Ensemble, StoppedItIsIncompleteAndConsistent) {
  const auto flows = example::flows_of(example::drawn_world(3, 4, 1));
  std::stop_source stop;
  const Progress progress{[&](const Text&, double share) {
                            if (share > 0.3) stop.request_stop();
                          },
                          stop.get_token()};
  const auto r = run_ensemble(flows, {}, std::vector<IndustryScenario>(12),
                              {.run = {.steps = 50, .records = {{"output"}}}, .lanes_at_a_time = 4}, progress)
                     .value();
  EXPECT_FALSE(r.complete);
  EXPECT_EQ(r.series[0].values.size(), r.steps.size() * 12 * flows.size());
}

TEST(Ensemble, AnErrorOfOneScenarioIsTheAnswer) {
  const auto flows = example::flows_of(example::metal_and_parts());
  std::vector<IndustryScenario> scenarios(3);
  scenarios[2].supply_cuts = {{"nowhere", "", Path::block(1.0, 0, 1)}};
  const auto r = run_ensemble(flows, {}, scenarios, {.run = {.steps = 5}});
  ASSERT_FALSE(r);
  EXPECT_EQ(r.error().code, ErrorCode::not_found);
}

TEST(Convergence, StopsWhenTheIntervalIsNarrowAndCoversTheTrueMedian) {
  const auto figures = [](std::size_t first, std::size_t count) -> Result<std::vector<double>> {
    std::vector<double> out;
    for (std::size_t k = first; k < first + count; ++k)
      out.push_back(10.0 + standard_normal(7, {.replicate = static_cast<std::uint32_t>(k)}));
    return out;
  };
  const auto c = run_until_converged(figures, {.half_width = 0.01, .batch = 50, .most = 100000}).value();
  EXPECT_TRUE(c.reached);
  EXPECT_LE(0.5 * (c.high - c.low), 0.01 * c.value);
  EXPECT_NEAR(c.value, 10.0, 0.2);
  EXPECT_GT(c.figures.size(), 128u);
  const auto more = run_until_converged(figures, {.half_width = 0.005, .batch = 50, .most = 100000}).value();
  EXPECT_TRUE(
      std::equal(c.figures.begin(), c.figures.end(), more.figures.begin()));  // replicates are added, not changed
  EXPECT_FALSE(run_until_converged(figures, {.half_width = 1e-9, .most = 256}).value().reached);
  EXPECT_FALSE(run_until_converged(figures, {.quantile = 2.0}));
}

}  // namespace
}  // namespace noroshi::propagation
