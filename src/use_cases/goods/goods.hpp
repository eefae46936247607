#pragma once
#include <optional>
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
  std::optional<int> within;       // only goods with a legal date at most so many days from today, before or after
  bool designated = false;         // only goods designated under Japan's act, and inputs to them
  std::string sort;                // id of a column, - before it: descending; empty: by id of the good

  static auto fields() {
    using R = GoodsRequest;
    return std::tuple{
        Field{.name = "words",
              .value = "WORDS",
              .member = &R::words,
              .doc = {"Words of names in any language, ids or codes. Default: every good.",
                      "名称（言語を問わない）の語、ID又はコード。既定値は全物資。"},
              .is = ValueIs::good},
        holdings::importer_field(&R::importer),
        Field{.name = "within",
              .value = "DAYS",
              .member = &R::within,
              .doc = {"Only goods of which a measure of law begins, ends, is suspended or stops being "
                      "suspended at most so many days from today, before or after (90).",
                      "法的措置の施行、終了、実施停止又はその期限が本日の前後この日数以内にある物資のみ"
                      "（90など）。"},
              .min = 0,
              .max = 3660},
        Field{.name = "designated",
              .member = &R::designated,
              .doc = {"Only goods designated under Japan's Economic Security Promotion Act, and inputs to them.",
                      "特定重要物資及びその原材料等のみ。"}},
        holdings::sort_field(&R::sort)};
  }
};

// The goods of the atlas: names, codes, designation and laws, the newest period in which imports of one of their codes
// (or of a line below it) are loaded, and what is loaded of each code, from which side; a good without any has none,
// which says nothing of its trade. A law comes with its state on the day of asking, and with the dates in reach when
// `within` asks for them. Errors: not_found for words that no good has, with the nearest ids; that of an unknown
// importer.
[[nodiscard]] Result<ReportTable> list_goods(holdings::OpenedWorkspace& workspace, const GoodsRequest& request);

}  // namespace noroshi::use_cases
