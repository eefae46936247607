#pragma once
#include <string>

#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "model/report_table.hpp"
#include "requests/field.hpp"

namespace noroshi::use_cases {

struct SqlRequest {
  std::string query;

  static auto fields() {
    return std::tuple{Field{.name = "query",
                            .value = "QUERY",
                            .member = &SqlRequest::query,
                            .doc = {"The question; without it, or with -, it is read from stdin.",
                                    "問合せ文。省略時又は - の場合は標準入力から読む。"}}};
  }
};

// The analyst's own question: read-only SQL over the lake's tables.
[[nodiscard]] Result<ReportTable> run_sql(const holdings::OpenedWorkspace& workspace, const SqlRequest& request);

}  // namespace noroshi::use_cases
