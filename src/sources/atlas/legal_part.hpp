#pragma once
#include "model/legal_status.hpp"
#include "sources/atlas/atlas_keys.hpp"

namespace noroshi::sources {

// A [[legal]] table of a good. Days out of order, a suspension without one of its ends and an entry of which nobody
// says when it was last looked at are problems of the document.
[[nodiscard]] LegalStatus read_legal(const toml::DeclaredTable& table, const AtlasKeys& keys);

}  // namespace noroshi::sources
