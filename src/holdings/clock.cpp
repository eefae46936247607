#include "holdings/clock.hpp"

#include <chrono>
#include <ctime>

namespace noroshi::holdings {
namespace {

double seconds_of(clockid_t clock) {
  constexpr double kNanosecond = 1e-9;
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * kNanosecond;
}

}  // namespace

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

Stopwatch::Stopwatch() : wall_{seconds_of(CLOCK_MONOTONIC)}, cpu_{seconds_of(CLOCK_PROCESS_CPUTIME_ID)} {}
double Stopwatch::wall_seconds() const { return seconds_of(CLOCK_MONOTONIC) - wall_; }
double Stopwatch::cpu_seconds() const { return seconds_of(CLOCK_PROCESS_CPUTIME_ID) - cpu_; }

}  // namespace noroshi::holdings
