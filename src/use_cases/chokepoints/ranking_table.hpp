#pragma once
#include <vector>

#include "holdings/importer_choice.hpp"
#include "holdings/position_rows.hpp"
#include "holdings/product_titles.hpp"
#include "model/report_table.hpp"
#include "normalize/area_catalog.hpp"

namespace noroshi::use_cases {

// The positions of one importer in one year, judged, with everything that a row of the ranking shows.
struct RankedRows {
  holdings::ImporterChoice importer;
  int year = 0;
  std::vector<holdings::PositionRow> rows;
};

// Known to be bad first: by the number of methods that flag a position. A row with 5 of 5 does not stand before one
// with 9 of 11 because less is known of it. Then the share of the methods able to judge that flag it, then HHI, then
// value.
[[nodiscard]] bool ranks_before(const holdings::PositionRow& a, const holdings::PositionRow& b);

// Why something about a position is unknown, in words: its shortfall with its size, else the commonest reason among its
// unknown verdicts; empty where every verdict is known.
[[nodiscard]] Text reason_of(const holdings::PositionRow& row, const std::vector<holdings::MethodChoice>& methods);

// The columns of a ranking, each with its explanation, and its rows. Where a position has a shortfall its suppliers are
// not all there are: HHI and top share are unknown then, and its value is a lower bound. `several`: more than one
// importer, so that importer and year are shown to people too.
[[nodiscard]] std::vector<ReportColumn> ranking_columns(const std::vector<holdings::MethodChoice>& methods,
                                                        bool several);
void add_ranking_rows(ReportTable& table, const RankedRows& ranked, const std::vector<holdings::MethodChoice>& methods,
                      const normalize::AreaCatalog& areas, const holdings::ProductTitles& titles);

}  // namespace noroshi::use_cases
