#pragma once
#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

// Every feed that the product can read, with what of it is loaded: rows, years, age, licence, last delivery.
[[nodiscard]] Result<ReportTable> list_sources(const holdings::OpenedWorkspace& workspace);

}  // namespace noroshi::use_cases
