#include "use_cases/hindcast/case_report.hpp"

#include <algorithm>
#include <map>

#include "base/contract.hpp"
#include "numerics/forecast_scores.hpp"

namespace noroshi::use_cases {
namespace {

using Drawn = std::span<const std::size_t>;

double mean_at(std::span<const double> values, Drawn at) {
  double sum = 0.0;
  for (const auto i : at) sum += values[i];
  return sum / static_cast<double>(at.size());
}

Cell cell(const std::optional<double>& value) { return value ? Cell{*value} : Cell{}; }

}  // namespace

CaseReport not_run(std::string hindcast, Text needs, Text how_to_load) {
  CaseReport report;
  report.scores.push_back(
      {.hindcast = std::move(hindcast), .forecast = std::move(needs), .measure = {"not run", "実行せず"}});
  report.notes.push_back(std::move(how_to_load));
  return report;
}

HindcastScore score_losses(const PairedLosses& losses) {
  NOROSHI_EXPECT(!losses.forecast.empty() && losses.forecast.size() == losses.groups.size());
  NOROSHI_EXPECT(losses.baseline.empty() || losses.baseline.size() == losses.forecast.size());
  std::vector<std::size_t> all(losses.forecast.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  const auto loss = [&](Drawn at) -> std::optional<double> { return mean_at(losses.forecast, at); };
  const auto skill = [&](Drawn at) -> std::optional<double> {
    return losses.baseline.empty() ? std::nullopt
                                   : numerics::skill(mean_at(losses.forecast, at), mean_at(losses.baseline, at));
  };
  const numerics::BootstrapOptions options{.seed = losses.seed};
  HindcastScore score{.score = loss(all), .cases = all.size()};
  const bool several = std::ranges::any_of(losses.groups, [&](std::size_t g) { return g != losses.groups.front(); });
  if (!losses.baseline.empty()) {
    score.baseline_score = mean_at(losses.baseline, all);
    score.skill = skill(all);
  }
  if (!several) return score;  // one event: nothing to draw from
  if (const auto interval = numerics::bootstrap_interval(losses.groups, loss, options)) {
    score.low = interval->low;
    score.high = interval->high;
  }
  if (const auto interval = numerics::bootstrap_interval(losses.groups, skill, options)) {
    score.skill_low = interval->low;
    score.skill_high = interval->high;
  }
  return score;
}

std::vector<std::size_t> numbered(std::span<const std::string> names) {
  std::map<std::string, std::size_t> numbers;
  std::vector<std::size_t> result;
  for (const auto& name : names) result.push_back(numbers.emplace(name, numbers.size()).first->second);
  return result;
}

ReportTable table_of(std::span<const HindcastScore> scores) {
  ReportTable table{
      "hindcast",
      {"Forecasts of what has happened, scored", "過去の事例に対する予測の採点"},
      {{"hindcast", {"Hindcast", "再現予測"}},
       {"forecast", {"Forecast", "予測者"}},
       {"measure", {"Measure", "尺度"}},
       {"score", {"Score", "値"}, CellKind::real},
       {"low",
        {"Low", "下限"},
        CellKind::real,
        {"90 % interval, bootstrap by event", "90%区間（事象単位のブートストラップ）"}},
       {"high", {"High", "上限"}, CellKind::real},
       {"cases", {"n", "件数"}, CellKind::integer},
       {"baseline", {"Baseline", "比較対象"}},
       {"baseline_score", {"Its score", "比較対象の値"}, CellKind::real},
       {"skill",
        {"Skill", "技能"},
        CellKind::real,
        {"1 - score / score of the baseline: 0 no better, negative worse", "1 −値／比較対象の値。0は同等、負は劣後"}},
       {"skill_low", {"Skill, low", "技能下限"}, CellKind::real, {"90 % interval", "90%区間"}},
       {"skill_high", {"Skill, high", "技能上限"}, CellKind::real}},
      {},
      {},
      {}};
  for (const auto& s : scores) {
    table.rows.push_back({s.hindcast, s.forecast, s.measure, cell(s.score), cell(s.low), cell(s.high),
                          s.cases > 0 ? Cell{static_cast<std::int64_t>(s.cases)} : Cell{}, s.baseline,
                          cell(s.baseline_score), cell(s.skill), cell(s.skill_low), cell(s.skill_high)});
  }
  return table;
}

}  // namespace noroshi::use_cases
