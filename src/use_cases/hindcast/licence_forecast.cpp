#include "use_cases/hindcast/licence_forecast.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "base/philox.hpp"
#include "numerics/robust.hpp"
#include "propagation/arrivals.hpp"
#include "scenarios/control.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::uint32_t kDraws = 1000;
constexpr std::uint32_t kPurpose = 0x4c494331;  // "LIC1"

Date first_day(Period month) { return {month.year, month.month, 1}; }
Period month_of(Date date) { return {static_cast<std::int16_t>(date.year), static_cast<std::uint8_t>(date.month)}; }

// Ranges of the control's parameters, in its order, from cases of other announcements.
Result<std::vector<Range>> ranges_without(const std::vector<scenarios::LicenceCase>& cases, Date announced) {
  std::vector<scenarios::LicenceEstimate> estimates;
  for (const auto& other : cases) {
    if (other.announced == announced) continue;
    if (const auto estimate = scenarios::estimate_licence(other)) estimates.push_back(*estimate);
  }
  if (estimates.empty()) {
    return fail(ErrorCode::invalid_input, {"no licence case of another announcement (its ranges would be its own). Add "
                                           "cases to data/scenarios/licence_cases.toml",
                                           "他の発表による許可制の事例がない（自らから推定することになる）。"
                                           "data/scenarios/licence_cases.toml に事例を加えること"});
  }
  return scenarios::parameter_ranges(scenarios::licence_delay, scenarios::licence_ranges(estimates));
}

// Level of each month of one draw: shipments over those at rest.
std::vector<double> levels(const scenarios::LicenceCase& of, const std::vector<Period>& months,
                           std::span<const double> values) {
  const Date start = first_day(month_of(of.announced));
  const int effect = days_between(start, of.effective), horizon = days_between(start, last_day(months.back())) + 1;
  propagation::LedgerSupplier supplier{"", 1.0, 0};
  supplier.path = scenarios::licence_delay.path(values, {effect, horizon, horizon});
  const auto by_day = propagation::arrivals_of({.suppliers = {supplier}}, horizon).by_day;
  std::vector<double> result;
  for (const auto month : months) {
    const auto first = by_day.begin() + days_between(start, first_day(month));
    const auto last = by_day.begin() + days_between(start, last_day(month)) + 1;
    result.push_back(std::accumulate(first, last, 0.0) / static_cast<double>(last - first));
  }
  return result;
}

HindcastScore losses_of(std::span<const LicenceForecast> forecasts, const LicenceScoreRequest& request,
                        const std::function<double(const LicenceForecast&)>& loss,
                        const std::function<double(const LicenceForecast&)>& baseline) {
  std::vector<double> own, other;
  std::vector<std::string> cases;
  for (const auto& f : forecasts) {
    own.push_back(loss(f));
    if (baseline) other.push_back(baseline(f));
    cases.push_back(f.id);
  }
  const auto groups = numbered(cases);
  auto score = score_losses({own, other, groups, request.seed});
  score.hindcast = "gallium2023";
  score.forecast = request.forecast;
  return score;
}

}  // namespace

Result<std::vector<LicenceForecast>> forecast_licences(const std::vector<scenarios::LicenceCase>& learnt_from,
                                                       const scenarios::LicenceCase& judged, std::uint64_t seed) {
  auto ranges = ranges_without(learnt_from, judged.announced);
  if (!ranges) return fail(ranges.error());
  const auto parameters = scenarios::licence_delay.parameters;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    if (parameters[p].id == "notice_days")
      (*ranges)[p] = Range::exactly(days_between(judged.announced, judged.effective));
  }
  std::vector<LicenceForecast> forecasts;
  std::vector<Period> months;
  for (const auto& m : judged.months) {
    if (m.month < month_of(judged.announced)) continue;
    months.push_back(m.month);
    forecasts.push_back({judged.id,
                         to_string(judged.announced),
                         m.month,
                         {},
                         m.amount / judged.base.value(),
                         m.month < month_of(judged.effective)});
  }
  if (months.empty()) return forecasts;
  std::vector<std::vector<double>> by_month(months.size());
  for (std::uint32_t k = 0; k < kDraws; ++k) {
    std::vector<double> values;
    for (std::uint32_t p = 0; p < parameters.size(); ++p) {
      values.push_back((*ranges)[p].at(uniform01(seed, {k, p, 0, kPurpose})));
    }
    const auto of_draw = levels(judged, months, values);
    for (std::size_t m = 0; m < months.size(); ++m) by_month[m].push_back(of_draw[m]);
  }
  for (std::size_t m = 0; m < months.size(); ++m) {
    forecasts[m].level = {numerics::quantile(by_month[m], 0.1), numerics::median(by_month[m]),
                          numerics::quantile(by_month[m], 0.9)};
  }
  return forecasts;
}

std::vector<HindcastScore> score_licences(std::span<const LicenceForecast> forecasts,
                                          const LicenceScoreRequest& request) {
  std::vector<HindcastScore> scores;
  if (forecasts.empty()) return scores;
  const auto error = [](const LicenceForecast& f) { return std::abs(f.level.mid - f.actual); };
  auto against_rest =
      losses_of(forecasts, request, error, [](const LicenceForecast& f) { return std::abs(1.0 - f.actual); });
  against_rest.measure = request.measure;
  against_rest.baseline = {"no change", "変化なし"};
  auto against_ban = losses_of(forecasts, request, error, [](const LicenceForecast& f) {
    return std::abs((f.before_effect ? 1.0 : 0.0) - f.actual);
  });
  against_ban.measure = request.measure;
  against_ban.baseline = {"a ban: nothing after the effect", "禁輸（発効後はゼロ）"};
  auto inside = losses_of(forecasts, request, [](const auto& f) { return f.level.holds(f.actual) ? 1.0 : 0.0; }, {});
  inside.measure = {"share inside the 80 % band", "80%帯の被覆率"};
  scores.push_back(std::move(against_rest));
  scores.push_back(std::move(against_ban));
  scores.push_back(std::move(inside));
  return scores;
}

ReportTable licence_table(std::span<const LicenceForecast> forecasts) {
  ReportTable table{"hindcast_gallium2023",
                    {"Shipments after a licence regime, over a month at rest", "許可制導入後の出荷（平常月比）"},
                    {{"case", {"Case", "事例"}},
                     {"announced", {"Announced", "発表"}},
                     {"month", {"Month", "月"}},
                     {"low", {"10 %", "10%"}, CellKind::real},
                     {"forecast", {"Forecast", "予測"}, CellKind::real},
                     {"high", {"90 %", "90%"}, CellKind::real},
                     {"actual", {"Actual", "実績"}, CellKind::real},
                     {"miss", {"Miss", "外れ"}}},
                    {},
                    {},
                    {}};
  for (const auto& f : forecasts) {
    const Text miss = f.level.holds(f.actual)  ? Text{}
                      : f.actual < f.level.low ? Text{"below the band", "帯の下"}
                                               : Text{"above the band", "帯の上"};
    table.rows.push_back(
        {f.id, f.announced, to_string(f.month), f.level.low, f.level.mid, f.level.high, f.actual, miss});
  }
  return table;
}

}  // namespace noroshi::use_cases
