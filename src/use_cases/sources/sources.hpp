#pragma once
#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "model/report_table.hpp"
#include "requests/field.hpp"

namespace noroshi::use_cases {

struct SourcesRequest {
  bool check = false;  // only what wants attention

  static auto fields() {
    return std::tuple{
        Field{.name = "check",
              .member = &SourcesRequest::check,
              .doc = {"List only feeds whose next delivery is overdue, whose newest data are doubtful, or whose "
                      "files cannot be read, and end with a code of its own if there is one (for cron).",
                      "次の公表予定を過ぎたもの、最新データに疑義のあるもの、読めないファイルのあるもののみを"
                      "表示し、該当があれば専用の終了コードで終わる（定期実行用）。"}}};
  }
};

struct SourcesReport {
  ReportTable table;
  std::size_t wanting_attention = 0;  // feeds
};

// Every feed that the product can read, with what of it is loaded: rows, periods, what its deliveries were said to
// hold, age, when the next period is expected and by how many days it is overdue, licence, last delivery.
[[nodiscard]] Result<SourcesReport> list_sources(holdings::OpenedWorkspace& workspace, const SourcesRequest& request);

}  // namespace noroshi::use_cases
