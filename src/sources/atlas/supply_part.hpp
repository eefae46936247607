#pragma once
#include <optional>

#include "model/supply_facts.hpp"
#include "sources/atlas/atlas_keys.hpp"

namespace noroshi::sources {

// The part [supply] of a good's file (data/atlas/README.md); nothing when the file has none. Problems of the document:
// a figure without source that is not marked as ours, or with low > high, a share above 1 or another unit than its key;
// a division that ISIC Rev.4 does not have or that stands twice; uses that sum to more than the whole.
[[nodiscard]] std::optional<SupplyFacts> read_supply(const toml::DeclaredTable& good, const AtlasKeys& keys);

}  // namespace noroshi::sources
