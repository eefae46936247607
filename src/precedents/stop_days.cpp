#include "precedents/stop_days.hpp"

#include <algorithm>
#include <cmath>

#include "base/contract.hpp"

namespace noroshi::precedents {
namespace {

bool both_parts_or_neither(const Circumstances& a, const Circumstances& b) {
  return a.tier && b.tier && (*a.tier == GoodTier::part) == (*b.tier == GoodTier::part);
}

bool alike(const Circumstances& a, const Circumstances& b) {
  if (!both_parts_or_neither(a, b)) return false;
  return *a.tier == GoodTier::part ? a.reach && a.reach == b.reach : a.tier == b.tier;
}

}  // namespace

std::optional<StopDays> StopDays::fit(std::span<const Precedent> precedents) {
  StopDays fitted;
  for (const auto& p : precedents) {
    if (p.outcome && p.outcome->stopped) fitted.seen_.push_back({p.known, std::log1p(p.outcome->days)});
  }
  if (fitted.seen_.size() < 2) return std::nullopt;
  for (const auto& one : fitted.seen_) fitted.misses_.push_back(one.log_days - fitted.centre(one.known, &one));
  std::ranges::sort(fitted.misses_);
  return fitted;
}

double StopDays::centre(const Circumstances& known, const Seen* left_out) const {
  double all = 0.0, wide = 0.0, near = 0.0, count = 0.0, wide_count = 0.0, near_count = 0.0;
  for (const auto& one : seen_) {
    if (&one == left_out) continue;
    all += one.log_days;
    ++count;
    if (!both_parts_or_neither(known, one.known)) continue;
    wide += one.log_days;
    ++wide_count;
    if (!alike(known, one.known)) continue;
    near += one.log_days;
    ++near_count;
  }
  const double of_all = all / count;
  const double of_wide = (wide + of_all) / (wide_count + 1.0);
  return (near + of_wide) / (near_count + 1.0);
}

// The p-th of n misses stands at p (n + 1): type 6 of Hyndman and Fan (1996), under which a new value of the same
// distribution falls below it with probability p.
double StopDays::quantile(const Circumstances& known, double p) const {
  const double n = static_cast<double>(misses_.size());
  const double place = std::clamp(p * (n + 1.0), 1.0, n) - 1.0;
  const auto low = static_cast<std::size_t>(place);
  const auto high = std::min(low + 1, misses_.size() - 1);
  const double miss = misses_[low] + (place - static_cast<double>(low)) * (misses_[high] - misses_[low]);
  return std::max(0.0, std::expm1(centre(known, nullptr) + miss));
}

Range StopDays::band(const Circumstances& known) const {
  return {quantile(known, 0.1), quantile(known, 0.5), quantile(known, 0.9)};
}

double StopDays::share_by(const Circumstances& known, double days) const {
  NOROSHI_EXPECT(days >= 0.0);
  const double from_centre = std::log1p(days) - centre(known, nullptr);
  const auto before = std::ranges::upper_bound(misses_, from_centre) - misses_.begin();
  return (static_cast<double>(before) + 0.5) / (static_cast<double>(misses_.size()) + 1.0);
}

}  // namespace noroshi::precedents
