#pragma once
#include <cstddef>
#include <span>

namespace noroshi::propagation {

// Something outside the money model that limits what industries can make: the ledger of critical goods, a plan of power
// cuts. One object per scenario; the industry model calls it once a step, in order.
class CapacityLimit {
 public:
  virtual ~CapacityLimit() = default;
  // `activity`: N, output wanted this step over output at rest. Multiplies each entry of `capacity` (N, 1 at rest) by
  // the share of the industry's capacity that can work this step.
  virtual void limit(std::size_t step, std::span<const double> activity, std::span<double> capacity) = 0;
};

}  // namespace noroshi::propagation
