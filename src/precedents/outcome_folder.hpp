#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "columnar/database.hpp"
#include "precedents/precedent.hpp"

namespace noroshi::precedents {

// One sourced fact about what happened (a row of outcomes.tsv).
struct OutcomeFact {
  std::string fact, value, unit, date, who, publisher;
};

// A case of a folder of outcomes. `title`, `announced` and `effective` were known on the day; everything else is what
// happened and never reaches a forecast.
struct OutcomeCase {
  std::string id, title;
  std::optional<Date> announced, effective;
  std::optional<StopOutcome> outcome;  // nothing: it cannot be told whether anybody stopped
  bool bound_only = false;             // the day is graded a month or a bound, not exact
  std::optional<Date> end;
  std::vector<OutcomeFact> facts;
};

struct OutcomeFolder {
  std::vector<OutcomeCase> cases;  // in the order of timeline.tsv
  std::vector<Text> gaps;          // fields that are missing or contradict each other, counted, and what was done
};

// Reads a folder laid out as
//   timeline.tsv  case_id, announced, effective, first_stop, end, days_effect_to_stop
//   grades.tsv    case_id, title, timing_grade         (may be missing)
//   outcomes.tsv  case_id, fact, value, unit, date, who, publisher  (may be missing)
// A case stopped if days_effect_to_stop is a number, or first_stop and effective are days; nobody stopped if one of
// them says "none" ("none found", "none stated"); otherwise it cannot be told. Nothing is guessed from other words.
// Other columns are not read. Errors: not_found (no timeline.tsv), those of TableReader.
[[nodiscard]] Result<OutcomeFolder> read_outcome_folder(columnar::Database& db, const std::filesystem::path& folder);

}  // namespace noroshi::precedents
