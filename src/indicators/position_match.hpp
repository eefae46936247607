#pragma once
#include <cstdint>
#include <limits>
#include <vector>

#include "model/trade_cube.hpp"

namespace noroshi {

inline constexpr std::uint32_t kNoPosition = std::numeric_limits<std::uint32_t>::max();

// For every position of `from`, the position of the same (product, importer) in `to`, or kNoPosition.
// A product that the other year does not have, or has in another edition of the nomenclature, does not match.
// Both cubes sorted as TradeCube says; O(positions) by merging.
[[nodiscard]] std::vector<std::uint32_t> match_positions(const TradeCube& from, const TradeCube& to);

// One position by name, or kNoPosition. O(log products + log importers).
[[nodiscard]] std::uint32_t find_position(const TradeCube& cube, ProductCode product, AreaCode importer);

}  // namespace noroshi
