#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/trade_scope.hpp"
#include "model/chart.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

struct SuppliersRequest {
  std::string good;            // atlas id, name in any language, or code
  holdings::TradeScope scope;  // its year: the only one
  std::optional<int> from, to;
  bool monthly = false;
  std::size_t limit = 0;  // suppliers per code and period; 0: all

  static auto fields() {
    using R = SuppliersRequest;
    return std::tuple_cat(
        std::tuple{Field{.name = "good",
                         .value = "GOOD",
                         .member = &R::good,
                         .doc = {"Atlas id, name in any language, or product code.",
                                 "アトラスのID、名称（言語を問わない）又は品目コード。"},
                         .is = ValueIs::good,
                         .required = true}},
        fields_within(&R::scope),
        std::tuple{
            Field{
                .name = "from",
                .value = "YEAR",
                .member = &R::from,
                .doc = {"First of several years, instead of ⟦.year⟧.", "複数年の最初の年（⟦.year⟧ の代わりに指定）。"},
                .min = 1900,
                .max = 2200},
            Field{.name = "to",
                  .value = "YEAR",
                  .member = &R::to,
                  .doc = {"Last of several years. Default: the newest with anything of the good.",
                          "複数年の最後の年。既定値は当該物資のデータがある最新年。"},
                  .min = 1900,
                  .max = 2200},
            Field{.name = "monthly", .member = &R::monthly, .doc = {"Suppliers of each month.", "月ごとに表示する。"}},
            Field{.name = "limit",
                  .value = "N",
                  .member = &R::limit,
                  .doc = {"At most the N largest suppliers of a period. Default: all.",
                          "期間ごとに上位N供給国まで表示する。既定値は全供給国。"},
                  .min = 1,
                  .max = 1000}});
  }
};

struct SuppliersReport {
  // code,scope,period,supplier,supplier_name,import_value_usd, ...: one row per code, period and supplier, the largest
  // first, then what is from nobody in particular and what the printed total holds beyond the partners. A period of
  // which nothing is known is a row that says why.
  ReportTable table;
  std::vector<Chart> charts;  // of each of the first codes
};

// Who supplies a good, in the importer's words with each exporter's own beside them. Without years: the newest whole
// year that the importer reported, else that an exporter did. Errors: those of choose_good and choose_importer;
// invalid_input for year beside from or to, or a span that is none; not_found when nothing of the good is loaded.
[[nodiscard]] Result<SuppliersReport> list_suppliers(holdings::OpenedWorkspace& workspace,
                                                     const SuppliersRequest& request, const Progress& progress);

}  // namespace noroshi::use_cases
