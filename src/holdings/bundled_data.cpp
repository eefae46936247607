#include "holdings/bundled_data.hpp"

#include <cstdlib>

namespace noroshi {

std::filesystem::path bundled_data() {
  const char* chosen = std::getenv("NOROSHI_DATA");
  return chosen != nullptr && *chosen != '\0' ? chosen : NOROSHI_DATA_DIR;
}

Result<const AreaCatalog*> area_catalog() {
  static const Result<AreaCatalog> catalog = AreaCatalog::load(AreaCatalogFiles::in(bundled_data()));
  if (!catalog) return fail(catalog.error());
  return &*catalog;
}

}  // namespace noroshi
