#include "propagation/ledger_record.hpp"

#include <algorithm>
#include <cmath>

namespace noroshi::propagation {
namespace {

constexpr double kHalf = 0.5;

std::optional<int> first_below(const LedgerRecord& record, double LedgerDay::*what, double level) {
  for (std::size_t t = 0; t < record.days.size(); ++t) {
    if (record.days[t].*what < level - kShortageTolerance) return static_cast<int>(t);
  }
  return std::nullopt;
}

}  // namespace

LedgerSummary summarize(const LedgerRecord& record) {
  LedgerSummary summary;
  summary.first_day_empty = first_below(record, &LedgerDay::filled, 1.0);
  summary.first_day_short = first_below(record, &LedgerDay::served, 1.0);
  summary.first_day_half = first_below(record, &LedgerDay::served, kHalf);
  for (const auto& day : record.days) {
    summary.smallest_served = std::min(summary.smallest_served, day.served);
    if (day.served >= 1.0 - kShortageTolerance) continue;
    ++summary.days_short;
    summary.use_lost += day.wanted - day.used;
  }
  return summary;
}

std::optional<int> first_day_below(const LedgerRecord& record, double limit) {
  return first_below(record, &LedgerDay::smallest_limit, limit);
}

double mass_error(const LedgerRecord& record) {
  double in = record.opening_stock,
         out = record.days.empty() ? record.opening_stock : record.days.back().stock + record.days.back().held;
  for (const auto& day : record.days) {
    in += day.arrivals + day.home + day.released;
    out += day.used;
  }
  return in > 0.0 ? std::abs(in - out) / in : std::abs(out);
}

}  // namespace noroshi::propagation
