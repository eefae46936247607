#include "use_cases/simulate/simulate.hpp"

#include <algorithm>

#include "lake/run_store.hpp"
#include "precedents/precedent_file.hpp"
#include "use_cases/simulate/answer.hpp"
#include "use_cases/simulate/good_result.hpp"
#include "use_cases/simulate/lane_state.hpp"

namespace noroshi::use_cases {
namespace {

using holdings::OpenedWorkspace;

constexpr std::size_t kBatch = 64;         // lanes that advance together
constexpr std::uint32_t kBoundLanes = 64;  // replicates of each bound
constexpr std::uint32_t kRuleLanes = 16;   // and of each changed rule

class Simulation {
 public:
  Simulation(OpenedWorkspace& workspace, const SimulateRequest& request, const Progress& progress)
      : workspace_{workspace}, request_{request}, progress_{progress} {}

  Result<RunAnswer> run(std::string_view state) {
    auto question = ask(workspace_, request_);
    if (!question) return fail(question.error());
    question_ = *std::move(question);
    if (auto done = answer_goods(); !done) return fail(done.error());
    if (question_.ground && question_.reaches_industries()) {
      if (auto done = lose(state); !done) return fail(done.error());
    }
    if (!results_.complete && results_.inner.empty())
      return fail(ErrorCode::cancelled, {"stopped before there was anything to show; nothing was recorded.",
                                         "結果が得られる前に中止しました。何も記録していません。"});
    auto answer = answer_of(workspace_, request_, question_, results_);
    if (answer && !results_.complete) {
      answer->state = state_of(results_.inner);
      answer->share_done = share_done();
    }
    return answer;
  }

 private:
  Result<void> answer_goods() {
    const auto cases = precedents::read_precedents(workspace_.data().folder() / precedents::kPrecedentFile);
    if (!cases) return fail(cases.error());
    const auto model = precedents::StopModel::fit(*cases);
    results_.precedent_cases = model.cases();
    results_.precedent_stops = model.stops();
    for (std::size_t g = 0; g < question_.goods.size(); ++g) {
      progress_({"goods in their ledgers", "物資ごとの需給を計算"},
                0.2 * static_cast<double>(g) / static_cast<double>(question_.goods.size()));
      auto result = answer_good(question_.goods[g], question_.scenario, model, quiet());
      if (!result) return fail(result.error());
      if (g == 0 && result->precedents) {
        for (const std::size_t i : result->precedents->alike) results_.alike.push_back(model.precedents()[i]);
      }
      results_.goods.push_back(*std::move(result));
    }
    return {};
  }

  // The inner band until the loss is known well enough, then each bound and each changed rule on the same first draws.
  Result<void> lose(std::string_view state) {
    auto model = LossModel::make(question_);
    if (!model) return fail(model.error());
    results_.losses = *std::move(model);
    auto done =
        lanes_of(state, question_.ground->home.size(), static_cast<std::size_t>(question_.scenario.horizon_days));
    if (!done) return fail(done.error());
    results_.inner = *std::move(done);
    if (auto converged = run_inner(); !converged) return fail(converged.error());
    if (!results_.complete) return {};
    for (const auto& variant : bound_variants()) {
      if (auto ran = run_variant(variant, kBoundLanes, results_.bounds); !ran) return ran;
    }
    for (const auto& variant : rule_variants()) {
      if (auto ran = run_variant(variant, kRuleLanes, results_.rules); !ran) return ran;
    }
    return {};
  }

  Result<void> run_inner() {
    const auto most = static_cast<std::size_t>(request_.industry_draws);
    const auto figures = [&](std::size_t first, std::size_t count) -> Result<std::vector<double>> {
      if (results_.inner.size() < first + count) {
        progress_({"industries, draw by draw", "産業への波及を試行ごとに計算"},
                  0.2 + 0.6 * static_cast<double>(first) / static_cast<double>(most));
        const auto from = results_.inner.size();
        auto lanes = results_.losses->run(inner_variant(), static_cast<std::uint32_t>(from),
                                          static_cast<std::uint32_t>(first + count - from), quiet());
        if (!lanes) return fail(lanes.error());
        if (lanes->empty()) return fail(ErrorCode::cancelled, {});
        results_.inner.insert(results_.inner.end(), lanes->begin(), lanes->end());
      }
      std::vector<double> totals;
      for (std::size_t r = first; r < first + count; ++r) totals.push_back(results_.inner[r].total());
      return totals;
    };
    const auto batch = std::min(kBatch, most);
    auto converged = propagation::run_until_converged(
        figures,
        {.absolute = 1e-6 * results_.losses->value_added_at_home(), .batch = batch, .least = batch, .most = most},
        quiet());
    if (converged) {
      results_.converged = *std::move(converged);
      results_.complete = !progress_.stop_requested();
      return {};
    }
    if (converged.error().code != ErrorCode::cancelled) return fail(converged.error());
    results_.complete = false;
    return {};
  }

  Result<void> run_variant(const LaneVariant& variant, std::uint32_t most, std::vector<VariantLosses>& into) {
    progress_({"bounds and changed rules", "上下限と規則変更の影響を計算"},
              0.8 + 0.2 * static_cast<double>(results_.bounds.size() + results_.rules.size()) /
                        static_cast<double>(bound_variants().size() + rule_variants().size()));
    const auto count = std::min<std::uint32_t>(most, static_cast<std::uint32_t>(results_.inner.size()));
    auto lanes = results_.losses->run(variant, 0, count, quiet());
    if (!lanes) return fail(lanes.error());
    if (lanes->empty()) {
      results_.complete = false;
    } else {
      into.push_back({&variant, *std::move(lanes)});
    }
    return {};
  }

  [[nodiscard]] double share_done() const {
    const auto share = static_cast<double>(results_.inner.size()) / static_cast<double>(request_.industry_draws);
    return std::min(0.99, 0.2 + 0.6 * share);
  }
  [[nodiscard]] Progress quiet() const { return {.stop = progress_.stop}; }

  OpenedWorkspace& workspace_;
  const SimulateRequest& request_;
  const Progress& progress_;
  SimulationQuestion question_;
  SimulationResults results_;
};

Result<RunAnswer> simulate(OpenedWorkspace& workspace, const SimulateRequest& request, const Progress& progress,
                           std::string_view state) {
  return Simulation{workspace, request, progress}.run(state);
}

}  // namespace

const holdings::RecordedJob<SimulateRequest> kSimulate{"simulate", &simulate};

}  // namespace noroshi::use_cases
