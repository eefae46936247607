#pragma once
#include <functional>
#include <optional>

#include "model/trade_cube.hpp"

namespace noroshi::indicators {

// Distance between importer and supplier, any scale >= 0; nothing when it is not known.
using GeopoliticalDistance = std::function<std::optional<double>(AreaCode importer, AreaCode supplier)>;

struct GeopoliticalConcentration {
  double weighted_hhi = 0;   // sum s_i^2 g_i over suppliers with a known distance, in the unit of the distance
  double mean_distance = 0;  // sum s_i g_i / sum s_i over the same suppliers
  double covered_share = 0;  // sum s_i of them, of all imports; below 1, weighted_hhi is a lower bound
};

// Concentration on geopolitically distant suppliers; reported beside HHI, never instead of it. The weighting is ours;
// the distance in mind is the one of McKinsey Global Institute (2024), Geopolitics and the geometry of global trade
// (UN General Assembly votes, 0 to 10), whose trade-weighted mean is mean_distance.
// Nothing when no supplier has a known distance. O(suppliers).
[[nodiscard]] std::optional<GeopoliticalConcentration> geopolitical_hhi(const TradeYear& year, std::size_t position,
                                                                        const GeopoliticalDistance& distance);

}  // namespace noroshi::indicators
