#pragma once
#include <cstdint>
#include <limits>
#include <vector>

#include "model/trade_cube.hpp"

namespace noroshi::indicators {

// What stands in place of a position that is not there.
inline constexpr std::uint32_t kNotImported = std::numeric_limits<std::uint32_t>::max();  // the importer buys none
// The cube has nothing of this product or this importer, or only a part of what the importer reports.
inline constexpr std::uint32_t kNotKnown = kNotImported - 1;

// For every position of `from`, the position of the same (product, importer) in `to`, else kNotImported or kNotKnown.
// Products are followed by their number: the same edition if `to` has it, else the newest edition of the Harmonized
// System there with that number (ProductCode::across_editions). A number that the other year lacks altogether was
// perhaps another number then, so its positions are not known rather than empty.
// Cost O(P log P + positions).
[[nodiscard]] std::vector<std::uint32_t> match_positions(const TradeCube& from, const TradeCube& to);

}  // namespace noroshi::indicators
