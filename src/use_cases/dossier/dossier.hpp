#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/trade_scope.hpp"
#include "model/chart.hpp"
#include "model/report_table.hpp"
#include "use_cases/dossier/sheet.hpp"

namespace noroshi::use_cases {

struct DossierRequest {
  std::string good;  // atlas id, name in any language, or product code
  holdings::TradeScope scope;

  static auto fields() {
    using R = DossierRequest;
    return std::tuple_cat(std::tuple{Field{.name = "good",
                                           .value = "GOOD",
                                           .member = &R::good,
                                           .doc = {"Atlas id, name in any language, or product code.",
                                                   "アトラスのID、名称（言語を問わない）又は品目コード。"},
                                           .is = ValueIs::good,
                                           .required = true}},
                          fields_within(&R::scope));
  }
};

// Everything known about one good for one importer, ready to be shown: a page, in either language.
struct Dossier {
  std::string good, importer;
  Text title, summary;
  DossierSheet sheet;               // the first page; all that follows is its annex
  std::vector<ReportTable> tables;  // key figures, verdicts by method, designation criteria, legal status, data ages
  std::vector<Chart> charts;        // suppliers over years, concentration, world exporters, stage shares, data ages
  Date made_on;
};

// Errors: not_found for a good that neither the atlas nor the trade data know, or an unknown importer; invalid_input
// for a name that several goods share (the message lists them). Cost: that of one ranking, and for each earlier year of
// the workspace a reading of the good's rows.
[[nodiscard]] Result<Dossier> make_dossier(holdings::OpenedWorkspace& workspace, const DossierRequest& request,
                                           const Progress& progress);

}  // namespace noroshi::use_cases
