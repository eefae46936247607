#pragma once
#include "normalize/area_catalog.hpp"

namespace noroshi {

[[nodiscard]] inline Result<AreaCatalog> shipped_areas() {
  return AreaCatalog::load(AreaCatalogFiles::in(std::filesystem::path{NOROSHI_SOURCE_DIR} / "data"));
}

}  // namespace noroshi
