#include "propagation/industries/capital_events.hpp"

#include <algorithm>
#include <cmath>

namespace noroshi::propagation {
namespace {

// Share that is still lost t days after recovery began.
double still_lost(const CapitalLoss& loss, double t) {
  const double days = loss.recovery_days;
  switch (loss.curve) {
    case RecoveryCurve::none:
      return 1.0;
    case RecoveryCurve::linear:
      return std::max(0.0, 1.0 - t / days);
    case RecoveryCurve::convex:
      return std::exp(4.0 * t * std::log1p(-1.0 / days));
    case RecoveryCurve::path:
      return 1.0 - loss.recovered.at(t);
    case RecoveryCurve::concave:
      break;
  }
  constexpr double kSteepness = 1e-6, kHalf = 2.0;
  const double e = std::log(days / kSteepness) / std::log(days / kHalf);
  return 1.0 / (std::pow(t / days, e) + 1.0);
}

}  // namespace

CapitalEvents::CapitalEvents(const IndustryFlows& flows, double capital_per_value_added,
                             const IndustryScenario& scenario)
    : capital_(flows.size()), share_lost_(flows.size(), 0.0), demand_(flows.size(), 0.0) {
  for (std::size_t c = 0; c < flows.size(); ++c)
    capital_[c] = capital_per_value_added * flows.value_added_per_day(flows.by_column()[c]) * flows.days_per_year();
  for (const auto& loss : scenario.capital_losses) {
    Event event{.loss = &loss};
    for (std::uint32_t c = 0; c < flows.size(); ++c) {
      const auto& [region, sector] = flows.industries()[flows.by_column()[c]];
      if ((loss.region.empty() || loss.region == region) && (loss.sector.empty() || loss.sector == sector))
        event.columns.push_back(c);
    }
    std::vector<std::pair<std::uint32_t, double>> share_of;  // sector, share
    for (const auto& r : loss.rebuilders) share_of.emplace_back(*flows.sector(r.sector), r.share);
    for (const auto& [s, share] : share_of)
      for (std::uint32_t r = flows.first_row()[s]; r < flows.first_row()[s + 1]; ++r) event.rows.push_back(r);
    event.share = event.to_build = numerics::DenseMatrix{event.rows.size(), event.columns.size()};
    // From whom: as the industry hit buys of that sector at rest; where it buys nothing, as all final users do.
    for (std::size_t k = 0; k < event.columns.size(); ++k) {
      std::size_t at = 0;
      for (const auto& [s, share] : share_of) {
        const std::uint32_t first = flows.first_row()[s], last = flows.first_row()[s + 1];
        const double bought = flows.inputs()(s, event.columns[k]);
        double all = 0.0;
        for (std::uint32_t r = first; r < last; ++r) all += flows.output_per_day(flows.by_row()[r]);
        for (std::uint32_t r = first; r < last; ++r, ++at) {
          const double part = bought > 0.0 ? flows.flows()(r, event.columns[k]) / bought
                              : all > 0.0  ? flows.output_per_day(flows.by_row()[r]) / all
                                           : 0.0;
          event.share(at, k) += share * part;
        }
      }
    }
    events_.push_back(std::move(event));
  }
}

double CapitalEvents::share_now(const Event& event, std::size_t k, double from, double until) const {
  const CapitalLoss& loss = *event.loss;
  if (until <= loss.day) return 0.0;
  const double start = std::max(from, loss.day), in_step = (until - start) / (until - from);
  if (event.begun[0] != 0.0) {
    double left = 0.0;
    for (std::size_t r = 0; r < event.rows.size(); ++r) left += event.to_build(r, k);
    const double capital = capital_[event.columns[k]];
    return capital > 0.0 ? in_step * left / loss.rebuild_factor / capital : 0.0;
  }
  if (!loss.rebuilders.empty()) return in_step * loss.share;
  const double elapsed = std::max(0.0, 0.5 * (start + until) - loss.day - loss.duration_days);
  return in_step * loss.share * still_lost(loss, elapsed);
}

void CapitalEvents::begin(double from_day, double until_day) {
  step_days_ = until_day - from_day;
  std::ranges::fill(share_lost_, 0.0);
  std::ranges::fill(demand_, 0.0);
  for (auto& event : events_) {
    const CapitalLoss& loss = *event.loss;
    if (!loss.rebuilders.empty() && event.begun[0] == 0.0 && from_day >= loss.day + loss.duration_days) {
      event.begun[0] = 1.0;
      for (std::size_t r = 0; r < event.rows.size(); ++r)
        for (std::size_t k = 0; k < event.columns.size(); ++k)
          event.to_build(r, k) = event.share(r, k) * loss.share * capital_[event.columns[k]] * loss.rebuild_factor;
    }
    for (std::size_t k = 0; k < event.columns.size(); ++k) {
      double& lost = share_lost_[event.columns[k]];
      lost = std::min(1.0, lost + share_now(event, k, from_day, until_day));
    }
    if (event.begun[0] == 0.0) continue;
    const double per_day = -std::expm1(-step_days_ / loss.rebuild_days) / step_days_;
    for (std::size_t r = 0; r < event.rows.size(); ++r)
      for (const double left : event.to_build.row(r)) demand_[event.rows[r]] += left * per_day;
  }
}

void CapitalEvents::deliver(std::span<const double> share) {
  for (auto& event : events_) {
    if (event.begun[0] == 0.0) continue;
    const double in_step = -std::expm1(-step_days_ / event.loss->rebuild_days);
    for (std::size_t r = 0; r < event.rows.size(); ++r)
      for (double& left : event.to_build.row(r)) left = std::max(0.0, left - left * in_step * share[event.rows[r]]);
  }
}

}  // namespace noroshi::propagation
