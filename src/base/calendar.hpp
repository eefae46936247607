#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace noroshi {

// A calendar year (month = 0) or one month of it (1..12): the event time of every trade record.
struct Period {
  std::int16_t year = 0;
  std::uint8_t month = 0;

  [[nodiscard]] constexpr bool is_year() const { return month == 0; }
  friend constexpr auto operator<=>(const Period&, const Period&) = default;
};

// Reads "2023", "202307", "2023-07" and "2023-07-01" (the first day of a month stands for that month).
[[nodiscard]] std::optional<Period> parse_period(std::string_view text);
[[nodiscard]] std::string to_string(Period period);  // "2023" or "2023-07"

// A calendar day, proleptic Gregorian: knowledge time, dates of retrieval and of law.
struct Date {
  int year = 1970;
  unsigned month = 1, day = 1;

  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

[[nodiscard]] std::optional<Date> parse_date(std::string_view iso);  // "2023-07-31", else nothing
[[nodiscard]] std::string to_string(Date date);
[[nodiscard]] int days_between(Date from, Date to);  // negative when `to` lies before `from`
[[nodiscard]] Date last_day(Period period);          // 31 December, or the last day of the month

// A second of UTC: when something became known.
struct Instant {
  Date date;
  unsigned hour = 0, minute = 0, second = 0;

  friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
};

[[nodiscard]] std::optional<Instant> parse_instant(std::string_view iso);  // "2026-11-23T21:00:00Z", else nothing
[[nodiscard]] std::string to_string(Instant instant);

}  // namespace noroshi
