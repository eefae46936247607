#include "holdings/clock.hpp"

#include <chrono>

namespace noroshi::holdings {

Clock::Clock(const std::optional<std::string>& fixed) {
  if (!fixed) return;
  fixed_ = parse_instant(*fixed);
  if (const auto date = parse_date(*fixed); !fixed_ && date) fixed_ = Instant{*date};
}

Instant Clock::utc_now() const {
  if (fixed_) return *fixed_;
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

Date Clock::today() const { return utc_now().date; }

}  // namespace noroshi::holdings
