#pragma once
#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

// Every published number of METHODS: reproduced, off by how much, or which data are missing.
[[nodiscard]] Result<ReportTable> print_scorecard(holdings::OpenedWorkspace& workspace, const Progress& progress);

}  // namespace noroshi::use_cases
