#pragma once
#include <string>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/recorded_run.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

struct RerunRequest {
  std::string run;

  static auto fields() {
    return std::tuple{Field{.name = "run",
                            .value = "RUN",
                            .member = &RerunRequest::run,
                            .doc = {"Id of the run, or its first digits (⟦runs⟧ lists them).",
                                    "実行のID又はその先頭部分（⟦runs⟧ で一覧）。"},
                            .required = true}};
  }
};

// Runs a recorded job again with its fields, at the time at which it was issued and with the data that were known then,
// and compares every result byte for byte: one row per file. Where one differs, the columns that do, and the causes
// that the records tell: another build, other inputs, or neither. Nothing is recorded. Cost: that of the run. Errors:
// not_found (no such run, with near ids, or no such job), refused (a partial run), those of the job.
[[nodiscard]] Result<ReportTable> rerun(holdings::OpenedWorkspace& workspace, const RerunRequest& request,
                                        const holdings::RunAgain& run_again, const Progress& progress);

}  // namespace noroshi::use_cases
