#include "base/calendar.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace noroshi {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return value;
}

std::chrono::year_month_day civil(Date d) {
  return std::chrono::year{d.year} / std::chrono::month{d.month} / std::chrono::day{d.day};
}

}  // namespace

std::optional<Period> parse_period(std::string_view text) {
  if (text.size() == 10) {
    const auto date = parse_date(text);
    if (!date || date->day != 1 || date->year < 1900 || date->year > 2200) return std::nullopt;
    return Period{static_cast<std::int16_t>(date->year), static_cast<std::uint8_t>(date->month)};
  }
  if (text.size() != 4 && text.size() != 6 && text.size() != 7) return std::nullopt;
  if (text.size() == 7 && text[4] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  if (!year || *year < 1900 || *year > 2200) return std::nullopt;
  Period period{static_cast<std::int16_t>(*year), 0};
  if (text.size() == 4) return period;
  const auto month = digits(text.substr(text.size() - 2));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  period.month = static_cast<std::uint8_t>(*month);
  return period;
}

std::string to_string(Period p) {
  return p.is_year() ? fmt::format("{:04}", p.year) : fmt::format("{:04}-{:02}", p.year, p.month);
}

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = digits(iso.substr(0, 4)), month = digits(iso.substr(5, 2)), day = digits(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Date date{*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day)};
  if (!civil(date).ok()) return std::nullopt;
  return date;
}

std::string to_string(Date d) { return fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day); }

std::optional<Instant> parse_instant(std::string_view iso) {
  if (iso.size() != 20 || iso[10] != 'T' || iso[13] != ':' || iso[16] != ':' || iso[19] != 'Z') return std::nullopt;
  const auto date = parse_date(iso.substr(0, 10));
  const auto hour = digits(iso.substr(11, 2)), minute = digits(iso.substr(14, 2)), second = digits(iso.substr(17, 2));
  if (!date || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return Instant{*date, static_cast<unsigned>(*hour), static_cast<unsigned>(*minute), static_cast<unsigned>(*second)};
}

std::string to_string(Instant i) {
  return fmt::format("{}T{:02}:{:02}:{:02}Z", to_string(i.date), i.hour, i.minute, i.second);
}

int days_between(Date from, Date to) {
  return static_cast<int>((std::chrono::sys_days{civil(to)} - std::chrono::sys_days{civil(from)}).count());
}

Date last_day(Period p) {
  const unsigned month = p.is_year() ? 12u : p.month;
  const std::chrono::year_month_day_last last{std::chrono::year{p.year} / std::chrono::month{month} /
                                              std::chrono::last};
  return {p.year, month, static_cast<unsigned>(last.day())};
}

}  // namespace noroshi
