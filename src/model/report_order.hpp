#pragma once
#include <string>

#include "base/result.hpp"
#include "model/report_table.hpp"

namespace noroshi {

// Puts the rows of a table in the order of a column: "hhi" ascending, "-hhi" descending; rows whose cell is unknown
// come last either way, and rows that are alike stay as they were. Error: invalid_input with field "sort" and the
// nearest columns, when there is no such column.
[[nodiscard]] Result<void> sort_rows(ReportTable& table, const std::string& by);

}  // namespace noroshi
