#pragma once
#include <string>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/recorded_run.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

struct RunsDiffRequest {
  std::string first, second;

  static auto fields() {
    using R = RunsDiffRequest;
    return std::tuple{
        Field{.name = "first",
              .value = "RUN",
              .member = &R::first,
              .doc = {"Id of the run to start from, or its first digits.", "起点となる実行のID又はその先頭部分。"},
              .required = true},
        Field{.name = "second",
              .value = "RUN",
              .member = &R::second,
              .doc = {"Id of the run to explain, or its first digits.", "説明の対象となる実行のID又はその先頭部分。"},
              .required = true}};
  }
};

// What moved each headline number from run A to run B of the same job, and by how much. The walk, each step made by
// running the job again: A as recorded; A now (what moved is code, or an input that was replaced); each field that
// differs, one after the other in the order of declaration; the data and the day of B; the rest to B as recorded
// (code). Contributions of a number add up to B - A; with fields that act together they depend on the order, which is
// why it is fixed. A field that the job refuses without the next is changed together with it. Nothing is recorded. One
// row per number and step. Cost: one run for A and one for each change. Errors: not_found (a run or job that is not
// there), refused (runs of two jobs, a partial run), those of running A.
[[nodiscard]] Result<ReportTable> diff_runs(holdings::OpenedWorkspace& workspace, const RunsDiffRequest& request,
                                            const holdings::RunAgain& run_again, const Progress& progress);

}  // namespace noroshi::use_cases
