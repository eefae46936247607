#pragma once
#include <filesystem>

#include "base/result.hpp"
#include "columnar/database.hpp"
#include "model/trade_cube.hpp"
#include "normalize/area_catalog.hpp"

namespace noroshi::bench {

// The cube of one reconciled year, as use_cases/trade_years reads it.
[[nodiscard]] Result<TradeCube> read_cube(columnar::Database& db, const normalize::AreaCatalog& areas,
                                          const std::filesystem::path& file, int year);

}  // namespace noroshi::bench
