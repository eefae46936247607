#pragma once
#include <algorithm>
#include <cmath>
#include <vector>

#include "scenarios/control.hpp"

namespace noroshi::scenarios {

// A drawn number of days as whole days.
inline int whole_days(double days) { return static_cast<int>(std::lround(days)); }

// Days of the window that lie within the horizon.
inline std::size_t days_of(const ControlWindow& window) {
  return static_cast<std::size_t>(std::max(0, std::min(window.end_day, window.horizon_days) - window.start_day));
}

// After the end shipments return in equal steps: day k of `days` ships (k + 1) / days of what was withheld.
inline void return_over(std::vector<double>& withheld, int days) {
  const double last = withheld.empty() ? 0.0 : withheld.back();
  for (int k = 0; k + 1 < days; ++k) withheld.push_back(last * (1.0 - (k + 1.0) / days));
}

}  // namespace noroshi::scenarios
