#pragma once
#include <optional>
#include <string>

#include "base/calendar.hpp"

namespace noroshi::holdings {

// What time it is: the only place that reads the clock. A fixed time stands in for it, so that a run can be repeated
// with the ages it had.
class Clock {
 public:
  Clock() = default;
  // `fixed`: ISO date, or date and time; anything else is the clock of the system.
  explicit Clock(const std::optional<std::string>& fixed);

  [[nodiscard]] Instant utc_now() const;
  [[nodiscard]] Date today() const;  // in UTC

 private:
  std::optional<Instant> fixed_;
};

// What work costs since this was made: seconds that passed, and seconds of all processors of this process.
class Stopwatch {
 public:
  Stopwatch();
  [[nodiscard]] double wall_seconds() const;
  [[nodiscard]] double cpu_seconds() const;

 private:
  double wall_, cpu_;
};

}  // namespace noroshi::holdings
