#include "propagation/ensemble/ensemble.hpp"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <utility>

#include "propagation/ensemble/ensemble_statistics.hpp"

namespace noroshi::propagation {
namespace {

tl::unexpected<Error> bad(const char* field, Text message) {
  return fail(Error{.code = ErrorCode::invalid_input, .message = std::move(message), .where = field});
}

struct Group {
  std::size_t first = 0;
  std::vector<IndustryScenario> scenarios;
  Result<Recording> recording;
};

// Groups of lanes back into one recording, as far as all of them got.
Recording joined(std::vector<Group>& groups, std::size_t lanes) {
  const Recording& shortest =
      *std::ranges::min_element(groups, {}, [](const Group& g) { return g.recording->steps.size(); })->recording;
  Recording out{.lanes = lanes, .steps = shortest.steps, .complete = std::ranges::all_of(groups, [](const Group& g) {
                                                           return g.recording->complete;
                                                         })};
  for (std::size_t k = 0; k < shortest.series.size(); ++k) {
    const std::size_t width = shortest.series[k].width;
    RecordedSeries series{shortest.series[k].id, width, std::vector<double>(out.steps.size() * lanes * width)};
    for (auto& group : groups) {
      auto& part = group.recording->series[k];
      const std::size_t row = group.scenarios.size() * width;
      for (std::size_t t = 0; t < out.steps.size(); ++t)
        std::copy_n(part.values.data() + t * row, row, series.values.data() + (t * lanes + group.first) * width);
      std::vector<double>{}.swap(part.values);
    }
    out.series.push_back(std::move(series));
  }
  return out;
}

}  // namespace

Result<Recording> run_ensemble(const IndustryFlows& network, const IndustryParameters& parameters,
                               std::vector<IndustryScenario> scenarios, const EnsembleOptions& options,
                               const Progress& progress) {
  const std::size_t lanes = scenarios.size();
  if (lanes == 0) return bad("scenarios", {"an ensemble needs at least one scenario", "想定が少なくとも一つ要ります"});
  if (options.lanes_at_a_time == 0)
    return bad("lanes_at_a_time",
               {"at least one lane runs at a time. Use 64", "同時に一つ以上の想定を動かします。64を使ってください"});
  std::vector<Group> groups;
  for (std::size_t first = 0; first < lanes; first += options.lanes_at_a_time) {
    const std::size_t count = std::min(options.lanes_at_a_time, lanes - first);
    groups.push_back({.first = first});
    std::move(scenarios.begin() + static_cast<std::ptrdiff_t>(first),
              scenarios.begin() + static_cast<std::ptrdiff_t>(first + count),
              std::back_inserter(groups.back().scenarios));
  }
  std::mutex speaking;
  std::vector<double> done(groups.size(), 0.0);
  const auto run_group = [&](std::size_t g) {
    auto model = make_industry_model(network, parameters, groups[g].scenarios);
    if (!model) {
      groups[g].recording = fail(model.error());
      return;
    }
    RunOptions own = options.run;
    own.memory_bytes = options.run.memory_bytes / lanes * groups[g].scenarios.size();
    const Progress part{[&, g](const Text& step, double share) {
                          const std::scoped_lock lock{speaking};
                          done[g] = share;
                          double sum = 0.0;
                          for (const double d : done) sum += d;
                          progress(step, sum / static_cast<double>(done.size()));
                        },
                        progress.stop};
    groups[g].recording = run(**model, own, part);
    if (groups[g].recording) groups[g].recording->checkpoint = {};
  };
  tbb::task_arena arena{options.threads == 0 ? tbb::task_arena::automatic : static_cast<int>(options.threads)};
  arena.execute([&] { tbb::parallel_for(std::size_t{0}, groups.size(), run_group, tbb::simple_partitioner{}); });
  for (const auto& group : groups)
    if (!group.recording) return fail(group.recording.error());
  return joined(groups, lanes);
}

Result<Converged> run_until_converged(
    const std::function<Result<std::vector<double>>(std::size_t, std::size_t)>& figures_of, const ConvergenceOptions& o,
    const Progress& progress) {
  const bool fine = o.quantile >= 0.0 && o.quantile <= 1.0 && o.confidence > 0.0 && o.confidence < 1.0 &&
                    o.half_width >= 0.0 && o.absolute >= 0.0 && o.batch > 0 && o.least > 0 && o.most >= o.least;
  if (!fine)
    return bad("convergence", {"quantile and confidence are shares, widths not negative, batch at least 1, least at "
                               "most `most`. Correct them",
                               "分位と信頼水準は0～1、幅は0以上、一度の数は1以上、最小は最大以下です。直してください"});
  Converged out;
  while (out.figures.size() < o.most && !progress.stop_requested()) {
    const std::size_t count = std::min(o.batch, o.most - out.figures.size());
    auto more = figures_of(out.figures.size(), count);
    if (!more) return fail(more.error());
    if (more->size() != count || !std::ranges::all_of(*more, [](double v) { return std::isfinite(v); }))
      return bad("figures", {"a replicate gave no finite figure (one for each is needed). Look at its scenario",
                             "有限の数にならない計算がありました。その想定を確かめてください"});
    out.figures.insert(out.figures.end(), more->begin(), more->end());
    const auto interval = quantile_interval(out.figures, o.quantile, o.confidence);
    out.value = interval.value, out.low = interval.low, out.high = interval.high;
    const double half = 0.5 * (out.high - out.low);
    out.reached = out.figures.size() >= o.least && half <= std::max(o.absolute, o.half_width * std::abs(out.value));
    progress({"replicates", "反復"}, static_cast<double>(out.figures.size()) / static_cast<double>(o.most));
    if (out.reached) break;
  }
  return out;
}

}  // namespace noroshi::propagation
