#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/report_table.hpp"

namespace noroshi {

// How a cell of a ReportTable is read, the same for every file format and every screen.

[[nodiscard]] std::string_view name_of(Verdict verdict);  // "clear", "flagged", "unknown", as written in files

// True when the cell holds no value: an empty cell, the verdict "unknown", or a number that is not finite.
[[nodiscard]] bool is_unknown(const Cell& cell);

// The cell as a plain word for files: numbers as decimals that read back exactly (never 1e-05), verdicts by name, dates
// as in ISO 8601, booleans as true and false, text in one language. Empty when unknown.
[[nodiscard]] std::string plain_text(const Cell& cell, Language language);

// A number, when the cell holds one.
[[nodiscard]] std::optional<double> number_in(const Cell& cell);

// Column ids made unique ("a", "a_2"): an analyst's own SQL may name two columns alike.
[[nodiscard]] std::vector<std::string> unique_column_ids(const ReportTable& table);

}  // namespace noroshi
