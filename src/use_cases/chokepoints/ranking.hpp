#pragma once
#include <cstddef>
#include <vector>

#include "holdings/importer_year.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/position_cache.hpp"
#include "holdings/trade_scope.hpp"

namespace noroshi::use_cases {

// A row of a ranking, and the importer and year it is about.
struct RankedRow {
  holdings::PositionRow position;
  const holdings::ImporterYear* of = nullptr;
};

// What is known to be bad comes first: the number of methods that flag the row, then their share of those able to judge
// it, then HHI where all suppliers are known, then value. Less data can only take flags away, so a row never rises
// because less is known of it: nine of eleven stand before five of five.
void rank(std::vector<RankedRow>& rows);

// Shares, HHI and the largest supplier are those of the whole only where nothing is missing.
[[nodiscard]] bool shares_known(const holdings::PositionRow& row);

// Takes away what is not wanted; says how many rows could not be told. Errors: not_found for an area that is not
// known; those of the atlas.
[[nodiscard]] Result<std::vector<Text>> filter(std::vector<RankedRow>& rows, const holdings::PositionFilter& wanted,
                                               const holdings::OpenedWorkspace& workspace);

}  // namespace noroshi::use_cases
