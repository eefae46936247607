#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "columnar/database.hpp"

namespace noroshi::use_cases {

// One quantity of a reference case against ours.
struct Deviation {
  std::string file, quantity;  // "hem.csv", "HEM_total_loss"
  std::size_t compared = 0;    // numbers
  double largest = 0.0;        // relative: |ours - theirs| / |theirs|, or absolute where theirs is (nearly) nothing
  std::string where;           // the row of the largest
  double tolerance = 0.0;
};

// What a kind of cases computes, one function per file of this folder; a line in cases.def registers it.
using RunCases = Result<std::vector<Deviation>> (*)(columnar::Database&, const std::filesystem::path& folder,
                                                    const Progress&);
#define NOROSHI_REFERENCE_CASES(name)                                                                                \
  [[nodiscard]] Result<std::vector<Deviation>> run_##name##_cases(columnar::Database&, const std::filesystem::path&, \
                                                                  const Progress&);
#include "use_cases/verify/cases.def"
#undef NOROSHI_REFERENCE_CASES

// A delimited file as it stands: the heads, and rows of as many cells. Errors: not_found; invalid_input.
struct CaseTable {
  std::vector<std::string> heads;
  std::vector<std::vector<std::string>> rows;
};
[[nodiscard]] Result<CaseTable> read_case_table(columnar::Database& db, const std::filesystem::path& file);
// The number in a cell. Error: invalid_input, with file and row (from 1, the head is row 1).
[[nodiscard]] Result<double> read_case_number(const std::string& cell, const std::filesystem::path& file,
                                              std::size_t row);

}  // namespace noroshi::use_cases
