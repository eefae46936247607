#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/trade_scope.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

struct ChangesRequest {
  holdings::TradeScope scope;    // what is asked now
  std::optional<Date> since;     // what was known at the end of that day stands before
  std::optional<int> from_year;  // an earlier year stands before, with the data of now
  std::vector<std::string> products;
  double min_change = 0.05;  // of shares
  std::size_t limit = 0;     // rows; 0: all

  static auto fields() {
    using R = ChangesRequest;
    return std::tuple_cat(
        fields_within(&R::scope),
        std::tuple{Field{.name = "since",
                         .value = "DATE",
                         .member = &R::since,
                         .doc = {"Compare with what was known at the end of that day. Default: the day before the last "
                                 "import of trade.",
                                 "指定日の終わりに判明していた内容と比較する。既定値は貿易データの最終取込日の前日。"}},
                   Field{.name = "from_year",
                         .value = "YEAR",
                         .member = &R::from_year,
                         .doc = {"Compare with this year of trade instead, as it is known now.",
                                 "代わりに、現在のデータによるこの年の貿易と比較する。"},
                         .min = 1900,
                         .max = 2200},
                   holdings::product_field(&R::products),
                   Field{.name = "min_change",
                         .value = "SHARE",
                         .member = &R::min_change,
                         .doc = {"Smallest change of a supplier's share that is listed. Default: 0.05.",
                                 "掲載するシェアの変化の最小値。既定値は 0.05。"},
                         .min = 0.001,
                         .max = 1.0},
                   holdings::limit_field(&R::limit)});
  }
};

// What changed for an importer between two states of knowledge, or between two years: new flags, flags gone, flags no
// longer known, suppliers that came or went, shares that moved (compare_states). Each state answers for the year that
// it would have chosen, unless one is given. What was not judged before or is not now is counted in a note and never a
// change. Errors: invalid_input for `since` beside `from_year`; not_found where a state holds no trade of the importer.
// Cost: loads the trade of both.
[[nodiscard]] Result<ReportTable> find_changes(holdings::OpenedWorkspace& workspace, const ChangesRequest& request,
                                               const Progress& progress);

}  // namespace noroshi::use_cases
