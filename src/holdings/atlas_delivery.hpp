#pragma once
#include <string>

#include "base/result.hpp"
#include "columnar/database.hpp"
#include "lake/workspace.hpp"
#include "model/good.hpp"
#include "normalize/area_catalog.hpp"

namespace noroshi::holdings {

// Makes the bundled atlas a delivery like any other, so that a new workspace answers before anything is imported:
// Japan's imports of its goods (rounded shares; suppliers that are not named are "not specified"), production by stage,
// areas. Errors: those of an import.
[[nodiscard]] Result<Delivery> deliver_atlas(const lake::Workspace& workspace, const Atlas& atlas,
                                             const normalize::AreaCatalog& areas, columnar::Database& db,
                                             Instant known_at);

}  // namespace noroshi::holdings
