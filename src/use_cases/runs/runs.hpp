#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/trade_scope.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

struct RunsRequest {
  std::string run;        // its id, or how that begins; empty: all
  std::string job;        // runs of this job only
  std::size_t limit = 0;  // 0: no limit

  static auto fields() {
    using R = RunsRequest;
    return std::tuple{Field{.name = "run",
                            .value = "RUN",
                            .member = &R::run,
                            .doc = {"Id of a run, or its first digits: its whole record. Default: the list of all.",
                                    "実行のID又はその先頭部分（記録の全体を表示）。既定では一覧。"}},
                      Field{.name = "job",
                            .value = "JOB",
                            .member = &R::job,
                            .doc = {"Runs of this job only.", "指定した処理の実行のみを表示する。"}},
                      holdings::limit_field(&R::limit)};
  }
};

// The runs that a workspace keeps: one row each, newest first; or of one run five tables: what it is and cost, its
// fields, its inputs, its headline numbers, and its files with whether they are still what was recorded. Errors:
// not_found for an id that is not there, with near ids.
[[nodiscard]] Result<std::vector<ReportTable>> list_runs(holdings::OpenedWorkspace& workspace,
                                                         const RunsRequest& request);

}  // namespace noroshi::use_cases
