#pragma once
#include <vector>

#include "holdings/good_choice.hpp"
#include "model/chart.hpp"
#include "model/report_table.hpp"
#include "use_cases/dossier/good_trade.hpp"

namespace noroshi::use_cases {

// What the parts of a dossier are made from.
struct DossierMaterial {
  const Atlas& atlas;
  const normalize::AreaCatalog& areas;
  Date today;
  const holdings::GoodChoice& subject;
  const holdings::ImporterChoice& importer;
  const GoodTrade& trade;
  std::vector<Provenance> trade_sources;          // of every trade figure in the dossier
  std::vector<ReportTable> production;            // none when the lake has nothing on the good
  std::vector<Provenance> exporter_sources = {};  // of GoodTrade::exporter_lists
};

[[nodiscard]] Text name_of(const DossierMaterial& m, AreaCode area);
[[nodiscard]] Text name_of(const DossierMaterial& m, const std::string& iso3);
[[nodiscard]] Text scope_words(GoodCode::Scope scope);  // "part of this good, and other goods"
[[nodiscard]] Text stage_name(const std::string& stage);

// Why no method speaks of the good: nothing is loaded, only exporters' lists are, or what is loaded is not of the year.
[[nodiscard]] Text why_not_judged(const DossierMaterial& m);
[[nodiscard]] Text why_unknown(const holdings::PositionRow& row, std::size_t method);  // of a method's verdict

// Tables.
[[nodiscard]] ReportTable key_figures(const DossierMaterial& m);
[[nodiscard]] ReportTable method_verdicts(const DossierMaterial& m);
[[nodiscard]] ReportTable persistence_table(const DossierMaterial& m);
[[nodiscard]] ReportTable criteria_table(const DossierMaterial& m);
[[nodiscard]] ReportTable domain_table(const DossierMaterial& m);
[[nodiscard]] ReportTable legal_table(const DossierMaterial& m);
[[nodiscard]] ReportTable stage_table(const DossierMaterial& m);
[[nodiscard]] ReportTable granularity_table(const DossierMaterial& m);
[[nodiscard]] ReportTable exporter_table(const DossierMaterial& m);  // what exporters say of the good
[[nodiscard]] ReportTable ages_table(const DossierMaterial& m);
// Production of the good as the feeds of the lake give it (newest year of each statistic); none when there is none.
[[nodiscard]] Result<std::vector<ReportTable>> production_tables(const holdings::GoodChoice& subject,
                                                                 holdings::OpenedWorkspace& workspace);

// Charts.
[[nodiscard]] Chart suppliers_chart(const DossierMaterial& m, const std::string& code);
[[nodiscard]] Chart concentration_chart(const DossierMaterial& m, const std::string& code);
[[nodiscard]] Chart exporters_chart(const DossierMaterial& m, const std::string& code);
[[nodiscard]] Chart stages_chart(const DossierMaterial& m);
[[nodiscard]] Chart ages_chart(const DossierMaterial& m);

// One paragraph for someone who reads nothing else.
[[nodiscard]] Text summary_of(const DossierMaterial& m);

}  // namespace noroshi::use_cases
