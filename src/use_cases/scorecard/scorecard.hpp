#pragma once
#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

// Two lists that are never counted together. A number that we computed ourselves and find again shows that the code
// still does what it did; only a number that somebody else published shows that the method is his.
struct Scorecard {
  ReportTable published;   // every published number of METHODS: reproduced, off by how much, or which data are missing
  ReportTable own_checks;  // the same for numbers of our own
};
[[nodiscard]] Result<Scorecard> print_scorecard(holdings::OpenedWorkspace& workspace, const Progress& progress);

}  // namespace noroshi::use_cases
