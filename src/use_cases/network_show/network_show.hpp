#pragma once
#include <optional>
#include <string>

#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "model/report_table.hpp"
#include "requests/field.hpp"

namespace noroshi::use_cases {

struct NetworkShowRequest {
  std::string table;   // an id or the beginning of one; empty: list the tables
  std::string region;  // only industries of this region
  std::int64_t limit = 20;
  std::optional<Date> as_of;

  static auto fields() {
    using R = NetworkShowRequest;
    return std::tuple{
        Field{.name = "table",
              .value = "TABLE",
              .member = &R::table,
              .doc = {"A stored table: wiod2013:2011, wiod2016_niot:JPN:2014, or wiod2013 for its newest year. "
                      "Default: a list of all tables.",
                      "保存済みの表（例：wiod2013:2011、wiod2016_niot:JPN:2014。wiod2013 のみは最新年）。"
                      "既定値は全ての表の一覧。"}},
        Field{.name = "region",
              .value = "REGION",
              .member = &R::region,
              .doc = {"Only industries of this region, as the table writes it (JPN).",
                      "この地域の部門のみ（表での表記。例：JPN）。"}},
        Field{.name = "limit",
              .value = "N",
              .member = &R::limit,
              .doc = {"How many industries, the largest output first.", "産出額の大きい順に示す部門の数。"},
              .min = 1,
              .max = 100000},
        Field{.name = "as_of",
              .value = "DATE",
              .member = &R::as_of,
              .doc = {"What was known at the end of that day.", "その日の終わりまでに判明していた内容による。"}}};
  }
};

// Without a table: those that are stored. With one: its largest industries with names, output, value added, sales to
// other regions and the share of inputs from abroad. Errors: not_found (table, region).
[[nodiscard]] Result<ReportTable> show_network(holdings::OpenedWorkspace& workspace, const NetworkShowRequest& request);

}  // namespace noroshi::use_cases
