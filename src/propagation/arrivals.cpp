#include "propagation/arrivals.hpp"

#include <algorithm>
#include <cstddef>

namespace noroshi::propagation {
namespace {

template <class T>
T entry(const std::vector<T>& list, int first_day, int day) {
  const int k = day - first_day;
  return k >= 0 && static_cast<std::size_t>(k) < list.size() ? list[static_cast<std::size_t>(k)] : T{};
}

void land(Arrivals& arrivals, int day, double amount) {
  if (day >= 0 && static_cast<std::size_t>(day) < arrivals.by_day.size()) {
    arrivals.by_day[static_cast<std::size_t>(day)] += amount;
  }
}

// Shipping days before 0 on which nothing departs from rest are at sea on day 0, or were used long ago.
void add_supplier(Arrivals& arrivals, const LedgerSupplier& supplier) {
  const auto& path = supplier.path;
  const bool repaid = path.extra_from == ShippingPath::ExtraFrom::later_shipments;
  const int horizon = static_cast<int>(arrivals.by_day.size());
  const int end_of_extra = path.first_day + static_cast<int>(path.extra.size());
  double debt = 0.0;
  for (int s = std::min(path.first_day, -supplier.transit_days); s < horizon; ++s) {
    const double extra = supplier.flow * entry(path.extra, path.first_day, s);
    double regular = supplier.flow * (1.0 - entry(path.withheld, path.first_day, s));
    if (repaid) {
      debt += extra;
      if (s >= end_of_extra) {
        const double pays = std::min(debt, regular);
        regular -= pays;
        debt -= pays;
      }
    }
    const int day = s + supplier.transit_days + entry(path.delay_days, path.first_day, s);
    if (day < 0) {
      arrivals.stocked_before += regular + extra - supplier.flow;
    } else {
      land(arrivals, day, regular + extra);
    }
  }
}

void add_alternative(Arrivals& arrivals, const LedgerAlternative& other) {
  const int horizon = static_cast<int>(arrivals.by_day.size());
  const double ramp = std::max(1, other.ramp_days);
  for (int s = other.lead_days; s + other.transit_days < horizon; ++s) {
    land(arrivals, s + other.transit_days, std::min(1.0, (s - other.lead_days + 1) / ramp) * other.amount);
  }
}

}  // namespace

Arrivals arrivals_of(const LedgerGood& good, int horizon_days) {
  Arrivals arrivals;
  arrivals.by_day.assign(static_cast<std::size_t>(horizon_days), 0.0);
  for (const auto& supplier : good.suppliers) add_supplier(arrivals, supplier);
  for (const auto& other : good.alternatives) add_alternative(arrivals, other);
  return arrivals;
}

}  // namespace noroshi::propagation
