#pragma once
#include <vector>

#include "holdings/position_rows.hpp"
#include "holdings/product_titles.hpp"
#include "model/report_table.hpp"
#include "normalize/area_catalog.hpp"
#include "use_cases/chokepoints/ranking.hpp"

namespace noroshi::use_cases {

// Rows of holdings::ranking_columns in the order given. Where a position has a shortfall, what depends on the whole is
// unknown, and the figures of the part that is held stand in columns of their own.
[[nodiscard]] std::vector<std::vector<Cell>> ranking_cells(const std::vector<RankedRow>& rows,
                                                           const std::vector<holdings::MethodChoice>& methods,
                                                           const normalize::AreaCatalog& areas,
                                                           const holdings::ProductTitles& titles);

// Why a row is not judged in full: its shortfall, else the commonest reason among its unknown verdicts; nothing where
// every deciding method answers.
[[nodiscard]] std::optional<Text> why_unknown(const holdings::PositionRow& row,
                                              const std::vector<holdings::MethodChoice>& methods);

}  // namespace noroshi::use_cases
