#pragma once
#include <string_view>

#include "sources/reference_catalog.hpp"

namespace noroshi::sources {

// "copper, mine" -> mine; metal, oxides, smelter and alloys -> refine; ores and minerals -> mine. Nothing for trade.
[[nodiscard]] std::string_view bgs_stage(std::string_view commodity);

}  // namespace noroshi::sources
