#pragma once
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/position_filter.hpp"
#include "holdings/trade_scope.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

struct ChokepointRequest {
  holdings::TradeScope scope;         // several importers side by side as a list, "JPN,KOR,EU": each is judged as alone
  std::vector<std::string> products;  // codes (a heading takes all below it); empty: all
  std::vector<std::string> methods;   // ids; empty: all
  MethodSettings options;
  holdings::PositionFilter filter;
  std::string sort;       // column, with - before it descending; empty: known to be bad first
  std::size_t limit = 0;  // rows; 0: all
  bool no_intervals = false;
  bool overlaps = false;  // what is asked for: the overlaps, not the ranking

  static auto fields() {
    using R = ChokepointRequest;
    return std::tuple_cat(
        fields_within(&R::scope), std::tuple{holdings::product_field(&R::products)}, fields_within(&R::filter),
        std::tuple{holdings::sort_field(&R::sort),
                   Field{.name = "method",
                         .value = "IDS",
                         .member = &R::methods,
                         .doc = {"Methods by id (geodep,ec2021). Default: all; ⟦methods⟧ lists them.",
                                 "手法ID（例：geodep,ec2021）。既定値は全手法。⟦methods⟧ で一覧を表示。"},
                         .is = ValueIs::method},
                   Field{.name = "set",
                         .value = "METHOD.OPTION=VALUE",
                         .member = &R::options,
                         .doc = {"Change an option of a method (geodep.import_hhi=0.5). ⟦methods⟧ shows names, "
                                 "defaults and ranges.",
                                 "手法のオプションを変更する（例：geodep.import_hhi=0.5）。名称、既定値、範囲は "
                                 "⟦methods⟧ に示す。"}},
                   holdings::limit_field(&R::limit),
                   Field{.name = "no_intervals",
                         .member = &R::no_intervals,
                         .doc = {"Leave out the bootstrap interval of the rank (faster).",
                                 "順位のブートストラップ区間を省略する（高速）。"}},
                   Field{.name = "overlaps",
                         .member = &R::overlaps,
                         .doc = {"Print instead how many products each set of methods flags together.",
                                 "代わりに、各手法の組合せが同時に該当とした品目数を表示する。"}}});
  }
};

struct ChokepointReport {
  // importer,year,product,revision,import_value_usd,suppliers,top_supplier,top_share,hhi, then one column per method,
  // then flags, judged, rank, rank_low, rank_high, what is not known and why, and where the figures come from. In the
  // order of ranks_before (ranking_table.hpp).
  ReportTable ranking;
  ReportTable overlaps;  // how often each set of methods flags together (UpSet)
};

[[nodiscard]] Result<ChokepointReport> find_chokepoints(holdings::OpenedWorkspace& workspace,
                                                        const ChokepointRequest& request, const Progress& progress);

}  // namespace noroshi::use_cases
