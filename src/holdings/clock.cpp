#include "holdings/clock.hpp"

#include <fmt/chrono.h>

#include <chrono>

namespace noroshi {

Clock::Clock(std::optional<std::string> fixed) {
  if (!fixed || !parse_date(std::string_view{*fixed}.substr(0, 10))) return;
  fixed_ = fixed->size() > 10 ? *fixed : *fixed + "T00:00:00Z";
}

std::string Clock::utc_now() const {
  if (fixed_) return *fixed_;
  const auto now = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

Date Clock::today() const { return *parse_date(utc_now().substr(0, 10)); }

}  // namespace noroshi
