#include "holdings/clock.hpp"

#include <chrono>
#include <cstdlib>

namespace noroshi {

Instant utc_now() {
  if (const char* fixed = std::getenv("NOROSHI_NOW"); fixed != nullptr) {
    if (const auto instant = parse_instant(fixed)) return *instant;
    if (const auto date = parse_date(fixed)) return {*date};
  }
  namespace chrono = std::chrono;
  const auto now = chrono::floor<chrono::seconds>(chrono::system_clock::now());
  const auto day = chrono::floor<chrono::days>(now);
  const chrono::year_month_day date{day};
  const chrono::hh_mm_ss time{now - day};
  return {{int{date.year()}, unsigned{date.month()}, unsigned{date.day()}},
          static_cast<unsigned>(time.hours().count()),
          static_cast<unsigned>(time.minutes().count()),
          static_cast<unsigned>(time.seconds().count())};
}

Date today() { return utc_now().date; }

}  // namespace noroshi
