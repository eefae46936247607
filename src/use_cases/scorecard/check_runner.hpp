#pragma once
#include <optional>
#include <span>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "use_cases/scorecard/published_checks.hpp"

namespace noroshi::use_cases {

// carried: the atlas holds a copy of the published figure and nothing was measured.
enum class CheckStatus { reproduced, carried, differs, not_reproducible };

struct CheckOutcome {
  CheckStatus status = CheckStatus::not_reproducible;
  std::optional<double> measured;  // in the unit of the check; none for a carried figure
  Text data;                       // what it was measured on, or what it would need and what was found instead
};

struct CheckResults {
  std::vector<CheckOutcome> outcomes;  // one per check, in order
  std::vector<lake::Partition> used;   // files behind them
};

// Decides from what is loaded which checks can be measured, then loads each selection of trade once and measures all
// checks that share it. A selection that cannot be read costs its own checks, no other. Errors: cancelled; the
// database.
[[nodiscard]] Result<CheckResults> run_checks(holdings::OpenedWorkspace& workspace,
                                              std::span<const PublishedCheck> checks, const Progress& progress);

}  // namespace noroshi::use_cases
