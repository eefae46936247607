#pragma once
#include <set>
#include <span>
#include <vector>

#include "holdings/reported_year.hpp"
#include "holdings/world_held.hpp"
#include "model/trade_cube.hpp"

namespace noroshi::holdings {

// Fills what a cube of reports lacks: `unlisted` and `shortfall` of each position, of groups by their members,
// `coverage` of each product, `partial_importers` and `comparison_gap`. Products that are `complete` in reconciled
// world data lack nothing; where there are any, everybody and every product is held. Returns whose word each position
// is.
[[nodiscard]] std::vector<PositionSource> say_what_lacks(const WorldHeld& world, const ReportedYear& year,
                                                         std::span<const normalize::ImporterGroup> groups,
                                                         const std::set<ProductCode>& complete, TradeCube& cube);

}  // namespace noroshi::holdings
