#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "base/philox.hpp"
#include "benchmarks.hpp"
#include "measure.hpp"
#include "propagation/ensemble/ensemble.hpp"
#include "propagation/industries/flow_sweep.hpp"
#include "propagation/peers/boario.hpp"

namespace noroshi::bench {
namespace {

using namespace propagation;

constexpr std::size_t kDays = 365;

// A dense world of made-up flows: cost does not depend on what they are.
IoTable world(std::size_t regions, std::size_t sectors) {
  IoTable t{.feed = "synthetic", .unit = "million"};
  for (std::size_t r = 0; r < regions; ++r) {
    for (std::size_t s = 0; s < sectors; ++s)
      t.industries.push_back({fmt::format("R{:03}", r), fmt::format("S{:03}", s)});
    t.final_users.push_back({fmt::format("R{:03}", r), "households"});
  }
  const std::size_t n = t.size();
  t.intermediate = numerics::DenseMatrix{n, n};
  t.final_demand = numerics::DenseMatrix{n, regions};
  const auto draw = [](std::size_t i, std::size_t j) {
    return uniform01(1, {.replicate = static_cast<std::uint32_t>(i), .entity = static_cast<std::uint32_t>(j)});
  };
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j)
      t.intermediate(i, j) = std::pow(draw(i, j), 3) * (i / sectors == j / sectors ? 300.0 : 10.0);
    for (std::size_t k = 0; k < regions; ++k) t.final_demand(i, k) = 1000.0 * draw(i, n + k);
    const auto z = t.intermediate.row(i), y = t.final_demand.row(i);
    t.output.push_back(std::accumulate(y.begin(), y.end(), std::accumulate(z.begin(), z.end(), 0.0)));
  }
  return t;
}

std::vector<IndustryScenario> scenarios(std::size_t lanes) {
  std::vector<IndustryScenario> out(lanes);
  for (std::size_t k = 0; k < lanes; ++k) {
    out[k].stock_scale = 0.5 + 0.01 * static_cast<double>(k);
    out[k].supply_cuts = {{"R000", "", Path::block(0.5, 5, 95)}};
  }
  return out;
}

const RunOptions kWorldOutput{.steps = kDays, .records = {{"overproduction", {}, 0}}, .every = kDays};

// Bytes per second of a = b + c x on arrays that no cache holds.
double triad_bytes_per_s() {
  constexpr std::size_t kNumbers = std::size_t{1} << 24;
  std::vector<double> a(kNumbers, 0.0), b(kNumbers, 1.0), c(kNumbers, 2.0);
  double best = 1e9;
  for (int round = 0; round < 4; ++round) {
    const auto cost = measure([&] {
      for (std::size_t k = 0; k < kNumbers; ++k) a[k] = b[k] + 3.0 * c[k];
    });
    best = std::min(best, cost.wall_s);
  }
  return 3.0 * sizeof(double) * static_cast<double>(kNumbers) / best * (a[7] > 0.0 ? 1.0 : 0.0);
}

Cost ours(const IndustryFlows& flows, std::size_t lanes, std::size_t threads) {
  return measure([&] {
    const auto done =
        run_ensemble(flows, {}, scenarios(lanes),
                     {.run = kWorldOutput, .threads = threads, .lanes_at_a_time = (lanes + threads - 1) / threads});
    if (!done) fmt::print("  FAILED: {}\n", done.error().message.en);
  });
}

}  // namespace

// regions, sectors, "ours" or "plain": a process of its own, for its peak.
Result<void> job_industries(Words words) {
  auto table = world(std::stoul(words[0]), std::stoul(words[1]));
  if (words[2] == "plain") {
    auto model = make_boario_model(std::move(table), {}, {{.occurrence = 5, .duration = 90, .impacts = {{0, 0.5}}}});
    if (!model) return fail(model.error());
    const auto done = run(**model, {.steps = std::stoul(words[3])});
    return done ? Result<void>{} : fail(done.error());
  }
  auto flows = IndustryFlows::make(std::move(table));
  if (!flows) return fail(flows.error());
  const auto done = run_ensemble(*flows, {}, scenarios(1), {.run = kWorldOutput, .threads = 1});
  return done ? Result<void>{} : fail(done.error());
}

void bench_industries(const Setting& setting) {
  fmt::print("industries: dense synthetic worlds, double precision, {} days\n", kDays);
  // Children first: Linux carries the peak of the parent over into them.
  constexpr std::size_t kPlainSteps = 20;
  const Cost big = run_child({setting.self, "--job", "industries", "50", "50", "ours", "365"});
  const Cost plain = run_child({setting.self, "--job", "industries", "50", "50", "plain", std::to_string(kPlainSteps)});
  const Cost nothing = run_child({setting.self, "--job", "industries", "50", "50", "plain", "1"});
  print("2,500 industries, with making the table", big);
  print(fmt::format("2,500 industries, plain (orders stored), {} steps", kPlainSteps), plain);
  const double per_step = (plain.cpu_s - nothing.cpu_s) / static_cast<double>(kPlainSteps - 1);
  print_bound("CPU, 2,500 industries, with making the table", big.cpu_s, 5.0, " s");
  print_bound("peak, 2,500 industries", big.peak_mib * 1.048576, 120.0, " MB");
  fmt::print("  plain over ours, 2,500 industries, a year: {:.1f}; its peak {:.0f} MiB\n", per_step * kDays / big.cpu_s,
             plain.peak_mib);
  auto made = IndustryFlows::make(world(41, 35));
  if (!made) return fmt::print("  FAILED: {}\n", made.error().message.en);
  std::vector<Cost> ones;
  for (int round = 0; round < 3; ++round) ones.push_back(ours(*made, 1, 1));
  const Cost one = median(ones), many = ours(*made, 64, 1), parallel = ours(*made, 64, 2);
  print("1,435 industries, one scenario", one);
  print("1,435 industries, 64 scenarios, one thread", many);
  print("1,435 industries, 64 scenarios, two threads", parallel);
  print_bound("CPU of one scenario, 1,435 industries", one.cpu_s, 1.5, " s");
  print_bound("64 scenarios over one, CPU", many.cpu_s / one.cpu_s, 12.0, "");
  print_bound("64 scenarios on two threads over one, wall", parallel.wall_s / one.wall_s, 12.0, "");
  const double bytes = 1435.0 * 1435.0 * sizeof(double) * kDays;
  fmt::print("  flows read at {:.1f} GB/s = {:.0f} % of the triad's {:.1f} GB/s (one read of the matrix per step)\n",
             bytes / one.cpu_s / 1e9, 100.0 * bytes / one.cpu_s / triad_bytes_per_s(), triad_bytes_per_s() / 1e9);
}

}  // namespace noroshi::bench
