#include "propagation/industries/lane_shocks.hpp"

#include <algorithm>

namespace noroshi::propagation {
namespace {

bool fits(const std::string& code, const std::string& of) { return code.empty() || code == of; }

}  // namespace

LaneShocks::LaneShocks(const IndustryFlows& flows, const IndustryScenario& scenario)
    : flows_{&flows}, scenario_{&scenario}, capacity_left_(flows.size(), 1.0) {
  const std::size_t n = flows.size();
  for (std::size_t r = 0; r < n; ++r) {
    double sum = 0.0;
    for (const double v : flows.final_flows().row(r)) sum += v;
    rest_demand_.push_back(sum);
  }
  final_demand_ = rest_demand_;
  for (const auto& user : flows.final_users())
    user_region_.push_back(flows.region(user.region).value_or(static_cast<std::uint32_t>(flows.regions().size())));
  for (std::uint32_t r = 0; r < n; ++r) {
    const auto& [region, sector] = flows.industries()[flows.by_row()[r]];
    if (std::ranges::any_of(scenario.flow_cuts,
                            [&](const FlowCut& c) { return fits(c.sector, sector) && fits(c.origin, region); }))
      touched_.push_back(r);
  }
  place_.assign(n, static_cast<std::uint32_t>(touched_.size()));
  for (std::uint32_t k = 0; k < touched_.size(); ++k) place_[touched_[k]] = k;
  pass_.assign(touched_.size() * flows.regions().size(), 1.0);
  before_ = pass_;
  if (!scenario.demand_shocks.empty()) wants_.assign(flows.sectors().size() * flows.final_users().size(), 1.0);
}

void LaneShocks::advance(double from_day, double until_day) {
  set_capacity(from_day, until_day);
  const bool passes = set_passes(from_day, until_day), wants = set_wants(from_day, until_day);
  if (passes || wants) set_final_demand();
}

void LaneShocks::set_capacity(double from, double until) {
  if (scenario_->supply_cuts.empty()) return;
  std::ranges::fill(capacity_left_, 1.0);
  for (const auto& cut : scenario_->supply_cuts) {
    const double left = 1.0 - cut.lost.mean(from, until);
    if (left == 1.0) continue;
    for (std::size_t c = 0; c < capacity_left_.size(); ++c) {
      const auto& [region, sector] = flows_->industries()[flows_->by_column()[c]];
      if (fits(cut.region, region) && fits(cut.sector, sector)) capacity_left_[c] *= left;
    }
  }
}

// True when anything differs from the step before.
bool LaneShocks::set_passes(double from, double until) {
  if (touched_.empty()) return false;
  before_.swap(pass_);
  std::ranges::fill(pass_, 1.0);
  const std::size_t regions = flows_->regions().size();
  for (const auto& cut : scenario_->flow_cuts) {
    const double passing = 1.0 - cut.cut.mean(from, until);
    if (passing == 1.0) continue;
    for (std::size_t k = 0; k < touched_.size(); ++k) {
      const auto& [region, sector] = flows_->industries()[flows_->by_row()[touched_[k]]];
      if (!fits(cut.sector, sector) || !fits(cut.origin, region)) continue;
      for (std::size_t g = 0; g < regions; ++g)
        if (fits(cut.destination, flows_->regions()[g])) pass_[k * regions + g] *= passing;
    }
  }
  active_.clear();
  for (std::size_t k = 0; k < touched_.size(); ++k) {
    const auto any = [&](const std::vector<double>& of) {
      return std::any_of(of.begin() + static_cast<std::ptrdiff_t>(k * regions),
                         of.begin() + static_cast<std::ptrdiff_t>((k + 1) * regions),
                         [](double v) { return v != 1.0; });
    };
    if (any(pass_) || any(before_)) active_.push_back(touched_[k]);
  }
  return pass_ != before_;
}

bool LaneShocks::set_wants(double from, double until) {
  if (wants_.empty()) return false;
  const auto old = wants_;
  std::ranges::fill(wants_, 1.0);
  const std::size_t users = flows_->final_users().size();
  for (const auto& shock : scenario_->demand_shocks) {
    const double factor = 1.0 + shock.change.mean(from, until);
    if (factor == 1.0) continue;
    for (std::size_t s = 0; s < flows_->sectors().size(); ++s) {
      if (!fits(shock.sector, flows_->sectors()[s])) continue;
      for (std::size_t k = 0; k < users; ++k) {
        const auto& [region, category] = flows_->final_users()[k];
        if (fits(shock.region, region) && fits(shock.category, category)) wants_[s * users + k] *= factor;
      }
    }
  }
  return wants_ != old;
}

double LaneShocks::wanted(std::size_t row, std::size_t user) const {
  if (wants_.empty()) return 1.0;
  return wants_[flows_->sector_of(flows_->by_row()[row]) * flows_->final_users().size() + user];
}

double LaneShocks::passing(std::size_t row, std::size_t user) const {
  const std::uint32_t k = place_[row];
  const std::size_t regions = flows_->regions().size();
  if (k == touched_.size() || user_region_[user] == regions) return 1.0;
  return pass_[k * regions + user_region_[user]];
}

// Exactly the figures at rest wherever nothing is changed, so that a shock to come leaves no trace before it.
void LaneShocks::set_final_demand() {
  const std::size_t users = flows_->final_users().size();
  for (std::size_t r = 0; r < final_demand_.size(); ++r) {
    double sum = 0.0;
    bool changed = false;
    const auto row = flows_->final_flows().row(r);
    for (std::size_t k = 0; k < users; ++k) {
      const double want = wanted(r, k), may = passing(r, k), factor = may < 1.0 ? std::min(want, may) : want;
      changed |= factor != 1.0;
      sum += row[k] * factor;
    }
    final_demand_[r] = changed ? sum : rest_demand_[r];
  }
}

std::span<const double> LaneShocks::pass(std::uint32_t row) const {
  const std::size_t regions = flows_->regions().size();
  return std::span{pass_}.subspan(place(row) * regions, regions);
}

std::span<const double> LaneShocks::passed_before(std::uint32_t row) const {
  const std::size_t regions = flows_->regions().size();
  return std::span{before_}.subspan(place(row) * regions, regions);
}

}  // namespace noroshi::propagation
