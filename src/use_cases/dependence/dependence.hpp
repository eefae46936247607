#pragma once
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/trade_scope.hpp"
#include "indicators/group_dependence.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

enum class DependenceQuestion {
  common,   // several members of a group depend on the same outsider
  reverse,  // outsiders that depend on an area or on a group as a whole
};

struct DependenceRequest {
  DependenceQuestion question = DependenceQuestion::common;
  std::string of;                     // a group; for reverse dependence also an area; empty: G7, or Japan
  holdings::TradeScope scope;         // its importer is `of`
  std::vector<std::string> products;  // codes (a heading takes all below it); empty: all
  indicators::GroupDependenceOptions options;
  double min_value = 0.0;  // of the import value that the list shows, in USD
  std::string sort;        // id of a column, with - downwards; empty: most members, then value
  std::size_t limit = 0;   // rows; 0: all

  [[nodiscard]] std::string area() const;
  static auto fields() {
    using R = DependenceRequest;
    using O = indicators::GroupDependenceOptions;
    return std::tuple_cat(
        std::tuple{Field{.name = "question",
                         .value = "QUESTION",
                         .member = &R::question,
                         .doc = {"common or reverse.", "common 又は reverse。"},
                         .choices = {"common", "reverse"},
                         .required = true},
                   Field{.name = "of",
                         .value = "AREA",
                         .member = &R::of,
                         .doc = {"A group (G7, EU, QUAD); for reverse also an area (JPN). Default: G7 for common, JPN "
                                 "for reverse.",
                                 "グループ（G7、EU、QUAD）。reverse では国・地域（JPN）も可。既定値は common では G7、"
                                 "reverse では JPN。"},
                         .is = ValueIs::area}},
        std::apply([](auto... field) { return std::tuple{within(&R::scope, field)...}; },
                   holdings::TradeScope::fields_besides_importer()),
        std::tuple{holdings::product_field(&R::products),
                   within(&R::options, Field{.name = "share",
                                             .value = "SHARE",
                                             .member = &O::share,
                                             .doc = {"Flagged above this share, 0 to 1. Default: 0.5.",
                                                     "シェアの下限（0～1）。既定値は 0.5。"},
                                             .min = 0.0,
                                             .max = 1.0}),
                   within(&R::options, Field{.name = "hhi",
                                             .value = "HHI",
                                             .member = &O::hhi,
                                             .doc = {"and above this concentration, 0 to 1. Default: 0.4.",
                                                     "輸入のHHIの下限（0～1）。既定値は 0.4。"},
                                             .min = 0.0,
                                             .max = 1.0}),
                   within(&R::options, Field{.name = "members",
                                             .value = "N",
                                             .member = &O::dependent_members,
                                             .doc = {"common: at least so many members. Default: 2.",
                                                     "common の構成国数の下限。既定値は 2。"},
                                             .min = 1,
                                             .max = 1000}),
                   Field{.name = "min_value",
                         .value = "USD",
                         .member = &R::min_value,
                         .doc = {"Only rows of at least so many US dollars (1e6).",
                                 "金額がこの額（米ドル）以上の行のみ（例：1e6）。"},
                         .min = 0.0,
                         .max = 1e15},
                   holdings::sort_field(&R::sort), holdings::limit_field(&R::limit)});
  }
};

// Common: one row per product and outsider, most dependent members first, then by value. Reverse: one row per product
// and dependent area, by value. Definitions: indicators/group_dependence.hpp.
// Errors: invalid_input for options out of range, or when common dependence is asked of a single area; not_found.
[[nodiscard]] Result<ReportTable> find_dependence(holdings::OpenedWorkspace& workspace,
                                                  const DependenceRequest& request, const Progress& progress);

}  // namespace noroshi::use_cases
