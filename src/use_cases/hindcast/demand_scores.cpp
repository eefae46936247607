#include "use_cases/hindcast/demand_scores.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/philox.hpp"
#include "numerics/forecast_scores.hpp"
#include "numerics/robust.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::uint32_t kHalvesPurpose = 0x48414c46;  // "HALF"
constexpr double kTail = 0.1;                         // on each side of an 80 % band

// The industries that all forecasters can be judged on.
std::vector<std::size_t> judged_industries(std::span<const double> now, std::span<const double> then,
                                           std::span<const OutputForecast> forecasts) {
  std::vector<std::size_t> judged;
  for (std::size_t i = 0; i < now.size(); ++i) {
    const bool positive = std::ranges::all_of(forecasts, [i](const auto& f) { return f.output[i] > 0.0; });
    if (now[i] > 0.0 && then[i] > 0.0 && positive) judged.push_back(i);
  }
  return judged;
}

// ln(actual / forecast) of the judged industries, and the band of each from the other half of the regions.
struct Misses {
  std::vector<double> log_ratio;
  std::vector<double> low, high;
  [[nodiscard]] bool inside(std::size_t k) const { return low[k] <= log_ratio[k] && log_ratio[k] <= high[k]; }
};

Misses misses_of(const OutputForecast& forecast, std::span<const double> then, std::span<const std::size_t> judged,
                 const std::vector<bool>& in_first) {
  Misses misses;
  std::vector<double> half[2];
  for (std::size_t k = 0; k < judged.size(); ++k) {
    misses.log_ratio.push_back(std::log(then[judged[k]] / forecast.output[judged[k]]));
    half[in_first[k] ? 0 : 1].push_back(misses.log_ratio.back());
  }
  for (std::size_t k = 0; k < judged.size(); ++k) {
    const auto& fitted_on = half[in_first[k] ? 1 : 0];
    misses.low.push_back(fitted_on.empty() ? 0.0 : numerics::quantile(fitted_on, kTail));
    misses.high.push_back(fitted_on.empty() ? 0.0 : numerics::quantile(fitted_on, 1.0 - kTail));
  }
  return misses;
}

std::set<std::string> first_half(const std::vector<std::string>& regions, std::uint64_t seed) {
  std::vector<std::pair<double, std::string>> shuffled;
  for (std::uint32_t r = 0; r < regions.size(); ++r) {
    shuffled.emplace_back(uniform01(seed, {0, r, 0, kHalvesPurpose}), regions[r]);
  }
  std::ranges::sort(shuffled);
  std::set<std::string> half;
  for (std::size_t i = 0; i < shuffled.size() / 2; ++i) half.insert(shuffled[i].second);
  return half;
}

// Everything the scores need, computed once.
struct Judgement {
  const IoTable& before;
  std::vector<double> now, then;
  std::vector<std::size_t> judged;
  std::vector<std::size_t> groups;  // regions, of the judged
  std::vector<double> weight;       // output of the earlier year over its mean, of the judged
  std::vector<Misses> misses;       // of each forecast
};

Judgement judge(const IoTable& before, const IoTable& later, std::span<const OutputForecast> forecasts,
                std::uint64_t seed) {
  Judgement j{before, output_of(before), output_of(later), {}, {}, {}, {}};
  j.judged = judged_industries(j.now, j.then, forecasts);
  const auto half = first_half(regions_of(before), seed);
  std::vector<std::string> regions;
  std::vector<bool> in_first;
  double total = 0.0;
  for (const auto i : j.judged) {
    regions.push_back(before.industries[i].region);
    in_first.push_back(half.contains(regions.back()));
    total += j.now[i];
  }
  j.groups = numbered(regions);
  for (const auto i : j.judged) j.weight.push_back(j.now[i] * static_cast<double>(j.judged.size()) / total);
  for (const auto& f : forecasts) j.misses.push_back(misses_of(f, j.then, j.judged, in_first));
  return j;
}

std::vector<double> weighted_errors(const Judgement& j, std::size_t forecast) {
  std::vector<double> errors;
  for (std::size_t k = 0; k < j.judged.size(); ++k) {
    errors.push_back(j.weight[k] * std::abs(j.misses[forecast].log_ratio[k]));
  }
  return errors;
}

void add(CaseReport& report, HindcastScore score, const Text& forecaster, Text measure) {
  score.hindcast = "wiod2009";
  score.forecast = forecaster;
  score.measure = std::move(measure);
  report.scores.push_back(std::move(score));
}

void add_forecaster(CaseReport& report, const Judgement& j, std::span<const OutputForecast> forecasts,
                    std::size_t which, std::uint64_t seed) {
  const auto& f = forecasts[which];
  const auto errors = weighted_errors(j, which);
  const Text measure{"mean |ln(actual / forecast)|, weighted by output", "平均絶対対数誤差（産出額加重）"};
  if (f.naive) add(report, score_losses({errors, {}, j.groups, seed}), f.forecaster, measure);
  for (std::size_t b = 0; b < forecasts.size() && !f.naive; ++b) {
    if (!forecasts[b].naive) continue;
    auto score = score_losses({errors, weighted_errors(j, b), j.groups, seed});
    score.baseline = forecasts[b].forecaster;
    add(report, std::move(score), f.forecaster, measure);
  }
  std::vector<double> absolute, inside, interval;
  for (std::size_t k = 0; k < j.judged.size(); ++k) {
    const auto& m = j.misses[which];
    absolute.push_back(std::abs(m.log_ratio[k]));
    inside.push_back(m.inside(k) ? 1.0 : 0.0);
    interval.push_back(numerics::interval_score({m.low[k], 0.0, m.high[k], m.log_ratio[k]}, 2.0 * kTail));
  }
  add(report, {.score = numerics::median(absolute), .cases = absolute.size()}, f.forecaster,
      {"median |ln(actual / forecast)|", "絶対対数誤差の中央値"});
  add(report, score_losses({inside, {}, j.groups, seed}), f.forecaster,
      {"share inside the 80 % band fitted on the other half of the countries", "他の半数の国で推定した80%帯の被覆率"});
  add(report, score_losses({interval, {}, j.groups, seed}), f.forecaster,
      {"interval score of that band, ln", "同帯の区間スコア（対数）"});
}

ReportTable miss_table(const Judgement& j, const OutputForecast& forecast, const Misses& misses, int later_year) {
  ReportTable table{
      "hindcast_wiod2009",
      text("Output of {}: industries outside the 80 % band", "{}年の産出：80%帯の外の産業", later_year),
      {{"region", {"Region", "国・地域"}},
       {"sector", {"Sector", "部門"}},
       {"before", {"Before", "前年"}, CellKind::number, {"output in the table's unit", "表の単位による産出額"}},
       {"forecast", {"Forecast", "予測"}, CellKind::number},
       {"actual", {"Actual", "実績"}, CellKind::number},
       {"log_error", {"ln(actual / forecast)", "対数誤差"}, CellKind::real},
       {"low", {"Band, low", "帯下限"}, CellKind::real},
       {"high", {"Band, high", "帯上限"}, CellKind::real}},
      {},
      {},
      {}};
  std::vector<std::size_t> outside;
  for (std::size_t k = 0; k < j.judged.size(); ++k) {
    if (!misses.inside(k)) outside.push_back(k);
  }
  const auto money = [&](std::size_t k) { return std::abs(j.then[j.judged[k]] - forecast.output[j.judged[k]]); };
  std::ranges::stable_sort(outside, [&](std::size_t a, std::size_t b) { return money(a) > money(b); });
  for (const auto k : outside) {
    const auto i = j.judged[k];
    table.rows.push_back({j.before.industries[i].region, j.before.industries[i].sector, j.now[i], forecast.output[i],
                          j.then[i], misses.log_ratio[k], misses.low[k], misses.high[k]});
  }
  table.notes.push_back(
      text("Forecaster: {}. Largest miss in money first.", "予測者：{}。金額の外れの大きい順。", forecast.forecaster));
  return table;
}

}  // namespace

CaseReport score_outputs(const IoTable& before, const IoTable& later, std::span<const OutputForecast> forecasts,
                         std::uint64_t seed) {
  CaseReport report;
  const auto j = judge(before, later, forecasts, seed);
  report.notes.push_back(text(
      "Output of {}: {} of {} industries are scored, the others have no output in one of the years or no positive "
      "forecast. Values are nominal ({}): part of every change is prices and exchange rates, and the final demand "
      "imposed holds those of its year.",
      "{0}年の産出：{2}産業中{1}産業を採点し、残りはいずれかの年に産出がないか予測が正でない。金額は名目（{3}）で、"
      "変化には価格と為替を含み、与えた最終需要も当該年の価格による。",
      later.year, j.judged.size(), before.size(), before.unit));
  report.notes.push_back(text(
      "Imposed: final demand of {} (changes of stocks included), and exports where the row says so. Fitted: the width "
      "of the bands, on the other half of the countries. Not fitted: the coefficients of {}, every forecast.",
      "与えたもの：{}年の最終需要（在庫変動を含む）と、該当行では輸出。推定したもの：帯の幅（他の半数の国）。"
      "推定していないもの：{}年の投入係数、各予測値。",
      later.year, before.year));
  if (j.judged.empty()) return report;
  for (std::size_t f = 0; f < forecasts.size(); ++f) add_forecaster(report, j, forecasts, f, seed);
  report.details.push_back(miss_table(j, forecasts.front(), j.misses.front(), later.year));
  report.provenance = before.provenance;
  report.provenance.insert(report.provenance.end(), later.provenance.begin(), later.provenance.end());
  return report;
}

}  // namespace noroshi::use_cases
