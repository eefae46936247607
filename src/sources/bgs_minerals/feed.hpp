#pragma once
#include <string_view>

#include "sources/reference_feed.hpp"

namespace noroshi {

// World Mineral Statistics of the British Geological Survey: production by country and year since 1970, one row per
// figure (year, country_trans, bgs_commodity_trans, bgs_sub_commodity_trans, bgs_statistic_type_trans, quantity, units,
// notes). A blank quantity is unknown, a written 0 is zero; the note sign * marks estimates.
[[nodiscard]] ProductionFeed bgs_minerals_feed();

// "copper, mine" -> mine; metal, oxides, smelter and alloys -> refine; ores and minerals -> mine. Nothing for trade.
[[nodiscard]] std::string_view bgs_stage(std::string_view commodity);

}  // namespace noroshi
