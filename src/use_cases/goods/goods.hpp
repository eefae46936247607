#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/trade_scope.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

struct GoodsRequest {
  std::vector<std::string> words;  // of names in any language, ids or codes; empty: every good
  std::string importer = "JPN";    // whose trade is looked for

  static auto fields() {
    using R = GoodsRequest;
    return std::tuple{Field{.name = "words",
                            .value = "WORDS",
                            .member = &R::words,
                            .doc = {"Words of names in any language, ids or codes. Default: every good.",
                                    "名称（言語を問わない）の語、ID又はコード。既定値は全物資。"},
                            .is = ValueIs::good},
                      holdings::importer_field(&R::importer)};
  }
};

// The goods of the atlas: names, codes, designation and laws, and the newest period in which imports of one of their
// codes (or of a line below it) are loaded; a good without any has none, which says nothing of its trade.
// Errors: not_found for words that no good has, with the nearest ids; that of an unknown importer.
[[nodiscard]] Result<ReportTable> list_goods(holdings::OpenedWorkspace& workspace, const GoodsRequest& request);

}  // namespace noroshi::use_cases
