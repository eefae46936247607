#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "base/text.hpp"

namespace noroshi {

// A measure of law that bears on a good, as the atlas records it. What a reader may conclude depends on the day of
// asking: ask `state_on`, never `since` alone.
struct LegalStatus {
  std::string status, country, source;
  std::optional<Date> since;            // first day in force
  std::optional<Date> until;            // last day in force; nothing: no end is known
  std::optional<Date> suspended_from;   // first and last day on which it is not applied; both or neither
  std::optional<Date> suspended_until;  //
  Text replaces;                        // the earlier measure in whose place it came; empty: none is known
  std::optional<Date> replaces_since;   // first day of that one
  std::optional<Date> looked_at;        // day on which somebody last looked whether all this still holds
  Text text;
};

// `suspension_over`: the days of suspension are past and nobody has recorded what followed (the measure applies again
// by its own terms, unless it was suspended further or withdrawn).
enum class LegalState { to_come, in_force, suspended, suspension_over, ended };
[[nodiscard]] LegalState state_on(const LegalStatus& law, Date day);

// Since when exports, say, are under the measure or the one that it replaced.
[[nodiscard]] std::optional<Date> first_day_of(const LegalStatus& law);

// Nobody has looked at it for a year (365 days), or the day is not known.
inline constexpr int kLooksLastDays = 365;
[[nodiscard]] bool needs_a_look(const LegalStatus& law, Date day);

// "in force until 2026-12-31", "ended 2023-01-05", with a word about when somebody last looked if that is long ago.
[[nodiscard]] Text words_on(const LegalStatus& law, Date day);

// Days on which a measure begins, ends, is suspended or stops being suspended, by date.
struct LegalDate {
  Date day;
  Text what;  // "begins"
};
[[nodiscard]] std::vector<LegalDate> dates_of(const LegalStatus& law);

}  // namespace noroshi
