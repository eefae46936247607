#include "holdings/clock.hpp"

#include <chrono>
#include <cstdlib>

#include <fmt/chrono.h>

namespace noroshi {

std::string utc_now() {
  if (const char* fixed = std::getenv("NOROSHI_NOW");
      fixed != nullptr && parse_date(std::string_view{fixed}.substr(0, 10))) {
    const std::string text{fixed};
    return text.size() > 10 ? text : text + "T00:00:00Z";
  }
  const auto now = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

Date today() { return *parse_date(utc_now().substr(0, 10)); }

}  // namespace noroshi
