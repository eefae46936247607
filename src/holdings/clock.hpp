#pragma once
#include <string>

#include "base/calendar.hpp"

namespace noroshi {

// The only place that reads the clock. $NOROSHI_NOW (ISO date, or date and time) stands in for it, so that a run can be
// repeated with the ages it had.
[[nodiscard]] std::string utc_now();  // "2026-11-23T21:00:00Z"
[[nodiscard]] Date today();

}  // namespace noroshi
