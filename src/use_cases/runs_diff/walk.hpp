#pragma once
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/recorded_run.hpp"

namespace noroshi::use_cases {

enum class ChangeKind { start, option, input, code };

// A point of the walk from one run to another: what was changed to get there, and the numbers there.
struct WalkStep {
  ChangeKind kind = ChangeKind::start;
  Text what, from, to;
  std::vector<Headline> numbers;
};

struct Walk {
  std::vector<WalkStep> steps;  // the first is A as recorded, the last B as recorded
  std::vector<Text> notes;      // what could not be done one by one
};

// From `a` to `b`, records of the same job. Errors: those of running A again, cancelled.
[[nodiscard]] Result<Walk> walk_between(const holdings::OpenedWorkspace& workspace, const RunRecord& a,
                                        const RunRecord& b, const holdings::RunAgain& run_again,
                                        const Progress& progress);

}  // namespace noroshi::use_cases
