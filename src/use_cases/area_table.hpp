#pragma once
#include <filesystem>

#include "columnar/database.hpp"
#include "normalize/area_catalog.hpp"

namespace noroshi {

// The table `areas` of the lake: what the numbers in `trade.reporter` and `trade.partner` mean, in four languages.
[[nodiscard]] Result<void> write_area_table(Database& db, const std::filesystem::path& path, const AreaCatalog& areas);

}  // namespace noroshi
