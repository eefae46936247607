#pragma once
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/trade_scope.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

struct ConversionRequest {
  holdings::TradeScope scope;
  std::string to;                // any classification of the loaded concordances
  std::string from;              // edition of the Harmonized System; empty: the one with most of the value
  std::vector<std::string> via;  // classifications in between; empty: the shortest way

  static auto fields() {
    using R = ConversionRequest;
    return std::tuple_cat(
        fields_within(&R::scope),
        std::tuple{Field{.name = "to",
                         .value = "SCHEME",
                         .member = &R::to,
                         .doc = {"The classification to convert to (HS12, ISIC3, BEC4, WIOD2013). Required.",
                                 "変換先の分類（HS12、ISIC3、BEC4、WIOD2013）。必須。"},
                         .is = ValueIs::scheme,
                         .required = true},
                   Field{.name = "from",
                         .value = "EDITION",
                         .member = &R::from,
                         .doc = {"The edition to convert from (HS22). Default: the one with most of the value.",
                                 "変換元の版（HS22）。既定値は金額が最大の版。"},
                         .is = ValueIs::scheme},
                   Field{.name = "via",
                         .value = "SCHEMES",
                         .member = &R::via,
                         .doc = {"Classifications in between, in order. Default: the shortest way.",
                                 "経由する分類（順に指定）。既定値は最短の経路。"},
                         .is = ValueIs::scheme}});
  }
};

// What an importer buys in a year, counted in another classification, and what did not get there.
struct ConversionReport {
  ReportTable conversion;    // by target code: value, share, number of source codes, largest source code
  ReportTable conservation;  // one row: value before, after, without a target, and the rounding that is left
  ReportTable unmapped;      // source codes without a target, largest value first
};

// Value y_t = sum over source codes f of x_f w(f, t), with the weights of the concordance (Concordance); x_f is the
// value of six-digit products as the ranking of chokepoints shows it. Headings (four digits) count only where no part
// of them is reported, so that nothing is counted twice, and follow their parts where those all lead to one target.
// Errors: invalid_input for a classification that is none, a way that returns to where it was, or a table whose weights
// do not add up to 1; not_found for trade or tables that are not loaded.
[[nodiscard]] Result<ConversionReport> convert_trade(holdings::OpenedWorkspace& workspace,
                                                     const ConversionRequest& request, const Progress& progress);

// The columns of the three tables with what they mean.
[[nodiscard]] std::vector<ReportColumn> conversion_columns();
[[nodiscard]] std::vector<ReportColumn> conservation_columns();
[[nodiscard]] std::vector<ReportColumn> unmapped_columns();

}  // namespace noroshi::use_cases
