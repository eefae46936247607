#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "model/report_table.hpp"
#include "requests/field.hpp"

namespace noroshi::use_cases {

struct NetworkCheckRequest {
  std::string table;
  std::int64_t limit = 10;
  double tolerance = 0.001;
  std::optional<Date> as_of;

  static auto fields() {
    using R = NetworkCheckRequest;
    return std::tuple{
        Field{.name = "table",
              .value = "TABLE",
              .member = &R::table,
              .doc = {"A stored table (wiod2013:2011). Default: the newest of several regions.",
                      "保存済みの表（例：wiod2013:2011）。既定値は複数地域の表のうち最新のもの。"}},
        Field{.name = "limit",
              .value = "N",
              .member = &R::limit,
              .doc = {"How many industries of each list.", "各一覧に示す部門の数。"},
              .min = 1,
              .max = 100000},
        Field{.name = "tolerance",
              .value = "SHARE",
              .member = &R::tolerance,
              .doc = {"Gaps below this share of output count as rounding.", "産出額比でこの値までの差は丸めとみなす。"},
              .min = 0.0,
              .max = 1.0},
        Field{.name = "as_of",
              .value = "DATE",
              .member = &R::as_of,
              .doc = {"What was known at the end of that day.", "その日の終わりまでに判明していた内容による。"}}};
  }
};

// The balance of a table as published, and what a model does about what is wrong with it: a verdict; the gaps of rows
// and columns with the worst industries; each treatment with its industries and its share of output. Errors: not_found
// (table); invalid_input (a table that no network can be built of).
[[nodiscard]] Result<std::vector<ReportTable>> check_network(holdings::OpenedWorkspace& workspace,
                                                             const NetworkCheckRequest& request);

}  // namespace noroshi::use_cases
