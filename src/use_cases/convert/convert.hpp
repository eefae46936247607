#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "model/report_table.hpp"

namespace noroshi {

struct ConversionRequest {
  std::filesystem::path workspace;
  std::string importer = "JPN";      // an area or a group, as in ChokepointRequest
  std::optional<int> year;           // default: newest full year of the importer
  std::string from;                  // edition of the Harmonized System; empty: the one with most of the value
  std::string to;                    // any classification of the loaded concordances
  std::vector<std::string> via;      // classifications in between; empty: the shortest way
  std::string source;                // feed id; empty: the best per product
  std::optional<std::string> as_of;  // ISO date of knowledge
};

// What an importer buys in a year, counted in another classification, and what did not get there.
struct ConversionReport {
  ReportTable conversion;    // by target code: value, share, number of source codes, largest source code
  ReportTable conservation;  // one row: value before, after, without a target, and the rounding that is left
  ReportTable unmapped;      // source codes without a target, largest value first
};

// Value y_t = sum over source codes f of x_f w(f, t), with the weights of the concordance (Concordance); x_f is the
// value of six-digit products as `noroshi chokepoints` shows it. Headings (four digits) count only where no part of
// them is reported, so that nothing is counted twice, and follow their parts where those all lead to one target.
// Errors: invalid_input for a classification that is none, a way that returns to where it was, or a table whose weights
// do not add up to 1; not_found for trade or tables that are not loaded.
[[nodiscard]] Result<ConversionReport> convert_trade(const ConversionRequest& request, const Progress& progress);

}  // namespace noroshi
