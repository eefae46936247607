#pragma once
#include <filesystem>
#include <span>

#include "columnar/database.hpp"
#include "model/area.hpp"

namespace noroshi::lake {

// The table `areas` of the lake: what the numbers in `trade.reporter` and `trade.partner` mean, in four languages.
[[nodiscard]] Result<void> write_area_table(columnar::Database& db, const std::filesystem::path& path,
                                            std::span<const Area> areas);

}  // namespace noroshi::lake
