#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "columnar/database.hpp"
#include "numerics/dense_matrix.hpp"

namespace noroshi::use_cases {

// A CSV file of a reference case: a header, and a label in front of each row. Values as they are.
struct LabelledTable {
  std::vector<std::string> columns;  // without the first
  std::vector<std::string> rows;
  std::vector<std::vector<std::string>> cells;  // rows x columns
};

// Reads folder/name, or folder/name.gz. Errors: those of read_case_table (reference_cases.hpp).
[[nodiscard]] Result<LabelledTable> read_labelled_table(columnar::Database& db, const std::filesystem::path& folder,
                                                        const std::string& name);
// The cells as numbers; an empty cell is NaN (the program that wrote the file had no figure). Errors: invalid_input
// with row and column.
[[nodiscard]] Result<numerics::DenseMatrix> numbers_of(const LabelledTable& table, const std::string& name);

}  // namespace noroshi::use_cases
