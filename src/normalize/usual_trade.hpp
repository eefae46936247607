#pragma once
#include <filesystem>
#include <vector>

#include "base/result.hpp"
#include "normalize/area_catalog.hpp"

namespace noroshi::normalize {

// Share of each area in world merchandise imports, in [0, 1], by area code: how much of the world's trade the reports
// of some areas usually stand for when nothing better is known of a product (data/areas/usual_trade.toml). Countries
// that the file does not list share what is left evenly; groups and areas that are nobody in particular have 0. The
// shares add up to 1. Errors: not_found and invalid_input of the file; invalid_input for an area that is not a country
// of the catalogue, and for shares above 100 % in all.
[[nodiscard]] Result<std::vector<double>> read_usual_trade(const std::filesystem::path& file,
                                                           const AreaCatalog& catalog);

}  // namespace noroshi::normalize
