#pragma once
#include <string>

#include "model/good.hpp"
#include "model/provenance.hpp"

namespace noroshi::holdings {

// Where a figure of the atlas comes from: the publisher behind it, and how old it is on a day.
[[nodiscard]] Provenance atlas_provenance(const Atlas& atlas, const std::string& source, int year, Date today);

}  // namespace noroshi::holdings
