#pragma once
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/trade_scope.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

struct ChokepointRequest {
  holdings::TradeScope scope;  // its importer may be several, with commas: each judged as if alone
  holdings::PositionFilter filter;
  std::vector<std::string> products;  // codes (a heading takes all below it); empty: all
  std::vector<std::string> methods;   // ids; empty: all
  MethodSettings options;
  std::string sort;       // id of a column, with - downwards; empty: by what is known to be bad
  std::size_t limit = 0;  // rows; 0: all
  bool no_intervals = false;
  bool overlaps = false;  // what is asked for: the overlaps, not the ranking

  static auto fields() {
    using R = ChokepointRequest;
    return std::tuple_cat(
        std::tuple{within(&R::scope, holdings::importers_field(&holdings::TradeScope::importer))},
        std::apply([](auto... field) { return std::tuple{within(&R::scope, std::move(field))...}; },
                   holdings::TradeScope::fields_besides_importer()),
        fields_within(&R::filter),
        std::tuple{holdings::product_field(&R::products),
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
                   holdings::sort_field(&R::sort), holdings::limit_field(&R::limit),
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
  // holdings::ranking_columns, one row per importer and product, in the order of rank() unless sorted otherwise: what
  // is known to be bad first. Where a position has a shortfall, shares and HHI of the whole are unknown and
  // `why_unknown` says why.
  ReportTable ranking;
  ReportTable overlaps;  // how often each set of methods flags together (UpSet)
};

[[nodiscard]] Result<ChokepointReport> find_chokepoints(holdings::OpenedWorkspace& workspace,
                                                        const ChokepointRequest& request, const Progress& progress);

}  // namespace noroshi::use_cases
