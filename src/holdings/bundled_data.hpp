#pragma once
#include <filesystem>

#include "base/result.hpp"
#include "normalize/area_catalog.hpp"

namespace noroshi {

// The project's data folder: $NOROSHI_DATA, else the one the program was built with.
[[nodiscard]] std::filesystem::path bundled_data();

// The catalogue of areas, loaded at the first call of the process and shared from then on.
[[nodiscard]] Result<const AreaCatalog*> area_catalog();

}  // namespace noroshi
