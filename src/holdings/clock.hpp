#pragma once
#include <optional>
#include <string>

#include "base/calendar.hpp"

namespace noroshi {

// What time it is: the only place that reads the clock. A fixed time stands in for it, so that a run can be repeated
// with the ages it had.
class Clock {
 public:
  Clock() = default;
  // `fixed`: ISO date, or date and time; anything else is the clock of the system.
  explicit Clock(std::optional<std::string> fixed);

  [[nodiscard]] std::string utc_now() const;  // "2026-11-23T21:00:00Z"
  [[nodiscard]] Date today() const;           // in UTC

 private:
  std::optional<std::string> fixed_;
};

}  // namespace noroshi
