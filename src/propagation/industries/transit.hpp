#pragma once
#include <cstdint>
#include <vector>

#include "propagation/industries/industry_flows.hpp"
#include "propagation/industries/industry_parameters.hpp"

namespace noroshi::propagation {

// How long goods are under way, in steps: whole steps and the share of a shipment that arrives one step later, so that
// the mean is the days asked for whatever the step.
struct TransitTime {
  std::uint32_t steps = 0;
  double later = 0.0;
  friend bool operator==(const TransitTime&, const TransitTime&) = default;
};

class Transit {
 public:
  Transit(const IndustryFlows& flows, const IndustryParameters& parameters, double step_days);

  [[nodiscard]] bool none() const { return slots_ == 0; }
  [[nodiscard]] std::size_t slots() const { return slots_; }  // of a ring that holds all that is under way
  [[nodiscard]] TransitTime of(std::uint32_t sector, std::uint32_t origin, std::uint32_t destination) const {
    return times_[(sector * regions_ + origin) * regions_ + destination];
  }

 private:
  std::size_t regions_, slots_ = 0;
  std::vector<TransitTime> times_;  // sectors x regions x regions; empty when nothing is ever under way
};

}  // namespace noroshi::propagation
