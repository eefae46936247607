#pragma once
#include <string>
#include <string_view>

#include "sources/reference_catalog.hpp"

namespace noroshi::sources {

// mine, refine, product, capacity or reserves, from the title of the table and the name of the statistic.
[[nodiscard]] std::string usgs_stage(std::string_view section, std::string_view statistic);

}  // namespace noroshi::sources
