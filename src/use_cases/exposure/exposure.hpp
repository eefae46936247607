#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/trade_scope.hpp"
#include "model/report_table.hpp"
#include "propagation/static/extraction.hpp"

namespace noroshi::use_cases {

enum class ExposureQuestion {
  partners,    // who stands behind an area's industries
  industries,  // which of its industries rely on them
  common,      // outsiders on whom every member of a group relies
  reverse,     // who relies on the area
  extraction,  // what is lost without some industries or deliveries
  measures,    // multipliers, linkages and stages of its industries
};

struct ExposureRequest {
  std::optional<ExposureQuestion> question;  // nothing: industries when a good is named, else partners
  std::string table;                         // "wiod2013:2011"; empty: the newest world table
  std::string of;                            // area or group; empty: Japan, or G7 for common
  std::vector<std::string> on;               // areas or groups; empty: every other region of the table
  std::vector<std::string> sector;           // of the suppliers
  std::vector<std::string> industry;         // of the area
  std::string good;                          // id, name or code: its makers' sector is the suppliers'
  std::string product;                       // a trade code, likewise
  std::vector<std::string> method;           // of measures; empty: all
  propagation::ExtractionKind kind = propagation::ExtractionKind::cells;
  double share = 1.0;
  std::optional<Date> as_of;
  std::size_t limit = 0;

  [[nodiscard]] ExposureQuestion asked() const;
  static auto fields();
};

// Static look-through of an input-output table; formulas and sources are in propagation/static. Every share lies
// between 0 and 1; what cannot be said of an industry (it sells nothing) is unknown. One row per partner, industry or
// outsider, largest first; the notes say which table, how it was treated, and how wide a good's sector is. Errors:
// not_found for a table, area, sector, good or method that is not there, with near names; invalid_input for
// contradictory fields and for a table that cannot be solved.
[[nodiscard]] Result<ReportTable> find_exposure(holdings::OpenedWorkspace& workspace, const ExposureRequest& request,
                                                const Progress& progress);

inline auto ExposureRequest::fields() {
  using R = ExposureRequest;
  return std::tuple{
      Field{
          .name = "question",
          .value = "QUESTION",
          .member = &R::question,
          .doc = {"partners, industries, common, reverse, extraction or measures. Default: partners; industries when "
                  "a good is named.",
                  "partners、industries、common、reverse、extraction、measures のいずれか。既定値は partners（物資を指"
                  "定した場合は industries）。"},
          .choices = {"partners", "industries", "common", "reverse", "extraction", "measures"}},
      Field{.name = "table",
            .value = "TABLE",
            .member = &R::table,
            .doc = {"Input-output table (wiod2013:2011). Default: the newest world table.",
                    "産業連関表（wiod2013:2011 など）。既定値は最新の国際表。"}},
      Field{.name = "of",
            .value = "AREA",
            .member = &R::of,
            .doc = {"Whose industries: a country or a group (EU, G7). Default: JPN; G7 for common.",
                    "対象の国・地域又はグループ（EU、G7）。既定値は JPN（common では G7）。"},
            .is = ValueIs::area},
      Field{.name = "on",
            .value = "AREAS",
            .member = &R::on,
            .doc = {"Partners: countries or groups. Default: every other region of the table.",
                    "相手国・地域又はグループ。既定値は表の他の全地域。"},
            .is = ValueIs::area},
      Field{.name = "sector",
            .value = "SECTORS",
            .member = &R::sector,
            .doc = {"Only these sectors of the partners, by code or name in the table. Default: all.",
                    "相手側の部門（表のコード又は名称）。既定値は全部門。"}},
      Field{.name = "industry",
            .value = "SECTORS",
            .member = &R::industry,
            .doc = {"Only these industries of the area. Default: all.", "対象国側の産業。既定値は全産業。"}},
      Field{.name = "good",
            .value = "GOOD",
            .member = &R::good,
            .doc = {"A good of the atlas or a trade code: the partners' sector is the one that makes it.",
                    "アトラスの物資又は品目コード。これを生産する部門を相手側の部門とする。"},
            .is = ValueIs::good},
      Field{.name = "product",
            .value = "CODE",
            .member = &R::product,
            .doc = {"The same for a code of the Harmonized System (850511).", "HSコード（850511）による同様の指定。"},
            .is = ValueIs::product},
      Field{.name = "method",
            .value = "METHODS",
            .member = &R::method,
            .doc = {"measures: only these (upstreamness, total_extraction). Default: all.",
                    "measures の手法（upstreamness、total_extraction など）。既定値は全手法。"}},
      Field{
          .name = "kind",
          .value = "KIND",
          .member = &R::kind,
          .doc =
              {"extraction: total, backward, forward or supply of the partners' industries; of their deliveries to "
               "the area alone cells (they lose the orders) or forward_cells (users lose the inputs). Default: cells.",
               "extraction の種類。相手側産業の "
               "total（完全）、backward（後方）、forward（前方）、supply（供給）、又は対象"
               "国への納入のみの cells（受注減）、forward_cells（投入減）。既定値は cells。"},
          .choices = {"total", "backward", "forward", "supply", "cells", "forward_cells"}},
      Field{.name = "share",
            .value = "SHARE",
            .member = &R::share,
            .doc = {"Of the deliveries that stop, 0 to 1. Default: 1.", "停止する取引の割合（0～1）。既定値は 1。"},
            .min = 0.0,
            .max = 1.0},
      holdings::as_of_field(&R::as_of),
      holdings::limit_field(&R::limit)};
}

}  // namespace noroshi::use_cases
