#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

// One figure of a hindcast: how good a forecast was, on how many cases, against whom.
struct HindcastScore {
  std::string hindcast;                    // "outcomes"
  Text forecast;                           // who forecast, and what it had seen
  Text measure;                            // with its unit
  std::optional<double> score, low, high;  // 90 % interval, where there is one
  std::size_t cases = 0;
  Text baseline = {};  // empty: no comparison
  std::optional<double> baseline_score = std::nullopt;
  std::optional<double> skill = std::nullopt, skill_low = std::nullopt, skill_high = std::nullopt;
};

// What came of one hindcast.
struct CaseReport {
  std::vector<HindcastScore> scores;
  std::vector<ReportTable> details;  // every forecast beside what came, with the misses marked
  std::vector<Text> notes;           // what was fitted, what was not, what a reader must know
  std::vector<Provenance> provenance = {};
};

// A hindcast whose data are not in the workspace: a row that says what it needs, and a note how to load it.
[[nodiscard]] CaseReport not_run(std::string hindcast, Text needs, Text how_to_load);

// The losses of a forecaster and of a baseline on the same cases; cases of one group are drawn together.
struct PairedLosses {
  std::span<const double> forecast, baseline;  // as many; baseline may be empty
  std::span<const std::size_t> groups;         // as many
  std::uint64_t seed = 0;
};
// The mean loss and its skill against the baseline, each with the 90 % interval of a bootstrap by group. At least one
// case; of one group alone there is no interval. The same draws serve every score of a seed: two scores of the same
// cases can be compared.
[[nodiscard]] HindcastScore score_losses(const PairedLosses& losses);

// Groups as dense numbers: same text, same number.
[[nodiscard]] std::vector<std::size_t> numbered(std::span<const std::string> names);

[[nodiscard]] ReportTable table_of(std::span<const HindcastScore> scores);

}  // namespace noroshi::use_cases
