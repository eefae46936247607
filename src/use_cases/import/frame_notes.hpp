#pragma once
#include <vector>

#include "base/text.hpp"
#include "normalize/area_catalog.hpp"
#include "use_cases/import/trade_delivery.hpp"

namespace noroshi::use_cases {

// What the imported years hold and what they lack, in so many words: months of years that are not whole, listed
// products and partners, flows that only stood in their parts.
[[nodiscard]] std::vector<Text> frame_notes(const StagedTrade& staged, const normalize::AreaCatalog& areas);

}  // namespace noroshi::use_cases
