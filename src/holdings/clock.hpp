#pragma once
#include "base/calendar.hpp"

namespace noroshi {

// The only place that reads the clock. $NOROSHI_NOW (ISO date, or date and time) stands in for it, so that a run can be
// repeated with the ages it had.
[[nodiscard]] Instant utc_now();
[[nodiscard]] Date today();

}  // namespace noroshi
