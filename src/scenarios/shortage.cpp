#include "scenarios/shortage.hpp"

#include <algorithm>
#include <cmath>

#include "base/contract.hpp"
#include "numerics/robust.hpp"
#include "propagation/goods_ledger.hpp"

namespace noroshi::scenarios {
namespace {

using propagation::LedgerBound;
using FirstDays = std::vector<std::optional<int>>;

constexpr std::array kBounds = {LedgerBound::only_its_value, LedgerBound::inner, LedgerBound::all_output_needs_it};
constexpr std::size_t kInner = 1;
constexpr double kLow = 0.1, kMiddle = 0.5, kHigh = 0.9;

DayBand band_of(const FirstDays& days) {
  std::vector<int> happened;
  for (const auto& day : days) {
    if (day) happened.push_back(*day);
  }
  std::ranges::sort(happened);
  const auto n = static_cast<double>(days.size());
  // The smallest day by which at least a share q of all draws have seen it; draws that never do stand last.
  const auto by = [&](double q) -> std::optional<double> {
    const auto rank = static_cast<std::size_t>(std::max(1.0, std::ceil(q * n - 1e-9)));
    return rank <= happened.size() ? std::optional<double>{happened[rank - 1]} : std::nullopt;
  };
  return {by(kLow), by(kMiddle), by(kHigh), 1.0 - static_cast<double>(happened.size()) / n};
}

// Day d is the (d + 1)-th: what happens on day 29 happens within 30 days.
ShareWithin shares_within(const FirstDays& days, int horizon) {
  ShareWithin shares;
  for (std::size_t k = 0; k < kWithinDays.size(); ++k) {
    if (kWithinDays[k] > horizon) continue;
    const auto n = std::ranges::count_if(days, [&](const auto& day) { return day && *day < kWithinDays[k]; });
    shares[k] = static_cast<double>(n) / static_cast<double>(days.size());
  }
  return shares;
}

Range spread_of(const std::vector<double>& sample) {
  return {numerics::quantile(sample, kLow), numerics::quantile(sample, kMiddle), numerics::quantile(sample, kHigh)};
}

}  // namespace

Result<ShortageAnswer> shortage_of(const UncertainGood& good, const ShortageOptions& options,
                                   const Progress& progress) {
  if (options.draws < 1 || options.draws > kMostDraws || !(options.stop_level > 0.0 && options.stop_level <= 1.0)) {
    return fail(ErrorCode::invalid_input,
                {"the number of draws lies outside 1 to 100,000 or the level of a stop outside 0 to 1. Correct it.",
                 "抽出回数が1～100,000、又は停止とみなす水準が0～1の範囲外です。直してください。"});
  }
  ShortageAnswer answer{.inputs = good.inputs().size()};
  FirstDays empties;
  std::array<FirstDays, kBounds.size()> stops;
  std::vector<double> days_short, lost_days, smallest;
  for (int d = 0; d < options.draws; ++d) {
    if (progress.stop_requested()) return fail(ErrorCode::cancelled, {"stopped.", "中止しました。"});
    const auto values = good.draw(options.seed, static_cast<std::uint32_t>(d));
    const auto ledger = good.ledger(values);
    const auto record = propagation::run_ledger(ledger, options.horizon_days);
    if (!record) return fail(record.error());
    const auto summary = propagation::summarize(*record);
    answer.values.insert(answer.values.end(), values.begin(), values.end());
    empties.push_back(summary.first_day_empty);
    answer.first_short.push_back(summary.first_day_short);
    days_short.push_back(summary.days_short);
    lost_days.push_back(summary.use_lost / ledger.use_at_rest);
    smallest.push_back(summary.smallest_served);
    stops[kInner].push_back(propagation::first_day_below(*record, options.stop_level));
    for (std::size_t b = 0; b < kBounds.size(); ++b) {
      if (b == kInner) continue;
      std::optional<int> stop;
      if (summary.first_day_short) {  // nobody stops where nobody is short
        const auto bound = propagation::run_ledger(propagation::at_bound(ledger, kBounds[b]), options.horizon_days);
        if (!bound) return fail(bound.error());
        stop = propagation::first_day_below(*bound, options.stop_level);
      }
      stops[b].push_back(stop);
    }
  }
  answer.empty = band_of(empties);
  answer.shortage = band_of(answer.first_short);
  answer.shortage_within = shares_within(answer.first_short, options.horizon_days);
  for (std::size_t b = 0; b < kBounds.size(); ++b) {
    answer.stop[b] = band_of(stops[b]);
    answer.stop_within[b] = shares_within(stops[b], options.horizon_days);
  }
  answer.first_stop = stops[kInner];
  answer.days_short = spread_of(days_short);
  answer.use_lost_days = spread_of(lost_days);
  answer.smallest_served = spread_of(smallest);
  return answer;
}

}  // namespace noroshi::scenarios
