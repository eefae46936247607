#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "base/result.hpp"
#include "model/range.hpp"

namespace noroshi::scenarios {

struct MonthlyAmount {
  Period month;
  double amount = 0.0;
};

// A licence regime and what was shipped around its first day.
struct LicenceCase {
  std::string id;
  Date announced, effective;
  std::vector<MonthlyAmount> months;  // sorted; months that nobody printed are absent
  std::optional<double> base;         // of a month at rest; nothing: the mean of the twelve months before `announced`
};

// The parameters of the control `licence_delay` as one case shows them.
struct LicenceEstimate {
  double base = 0.0;
  double notice_days = 0.0;
  std::optional<double> front_loading;  // nothing: effective on the day of the announcement
  double zero_days = 0.0;
  std::optional<double> recovery_days;  // nothing: not recovered within the months that are there
  double level_after = 0.0;             // over base, not capped
};

// From monthly amounts m around a regime, b the base, d = b / 30.4 a day at rest:
//   front_loading = 1 + (sum of m - b over the months that the notice touches) / (d x notice days);
//   zero_days     = from `effective` to the end of the last of the months in a row, from the first whole one on, below
//                   10 % of b;
//   level_after   = mean of the last two months within a year of `effective`, over b;
//   recovery_days = from the end of the zero days to the middle of the first month that reaches 90 % of min(1, level);
//                   months that are absent make it an upper bound.
// Errors: refused, when no month of the half year after `effective` falls to half of b (the series does not show the
// control: it joins other goods, as HS 811292 does, or the control did not bite); invalid_input, when months are
// missing (no base, fewer than two after `effective`).
[[nodiscard]] Result<LicenceEstimate> estimate_licence(const LicenceCase& of);

// Smallest, median and largest of each parameter over cases, level_after at most 1: ranges of `licence_delay`.
[[nodiscard]] std::map<std::string, Range> licence_ranges(const std::vector<LicenceEstimate>& estimates);

// data/scenarios/licence_cases.toml. Errors: not_found; invalid_input with file:line.
[[nodiscard]] Result<std::vector<LicenceCase>> read_licence_cases(const std::filesystem::path& file);

}  // namespace noroshi::scenarios
