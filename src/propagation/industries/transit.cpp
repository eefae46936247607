#include "propagation/industries/transit.hpp"

#include <algorithm>
#include <cmath>

namespace noroshi::propagation {

Transit::Transit(const IndustryFlows& flows, const IndustryParameters& parameters, double step_days)
    : regions_{flows.regions().size()} {
  const auto& regions = flows.regions();
  std::vector<TransitTime> times;
  double longest = 0.0;
  for (std::size_t s = 0; s < flows.sectors().size(); ++s) {
    const double of_sector = parameters.sectors.empty() ? 0.0 : parameters.sectors[s].transit_days;
    for (std::size_t o = 0; o < regions_; ++o) {
      for (std::size_t d = 0; d < regions_; ++d) {
        double days = o == d ? 0.0 : of_sector;
        for (const auto& rule : parameters.transit) {
          const bool origin = rule.origin.empty() || rule.origin == regions[o];
          const bool destination = rule.destination.empty() || rule.destination == regions[d];
          // An empty code stands for every other region; goods stay at home only when both are named.
          if (origin && destination && (o != d || !(rule.origin.empty() || rule.destination.empty()))) days = rule.days;
        }
        longest = std::max(longest, days);
        const double steps = days / step_days, whole = std::floor(steps + 1e-9);
        times.push_back({static_cast<std::uint32_t>(whole), std::max(0.0, steps - whole)});
      }
    }
  }
  if (longest == 0.0) return;
  times_ = std::move(times);
  slots_ = static_cast<std::size_t>(std::ceil(longest / step_days)) + 2;
}

}  // namespace noroshi::propagation
