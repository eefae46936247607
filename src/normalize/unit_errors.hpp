#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "normalize/trade_quality.hpp"

namespace noroshi::normalize {

// The two wrong-unit rules of find_trade_errors(). `order` sorts the records by flow, product across editions,
// reporter, partner, period and holds neither totals nor records without value. A flow is followed by its number over
// the editions of the Harmonized System: an error of a power of ten stands out whether or not the number has kept its
// exact scope.
[[nodiscard]] std::vector<TradeFinding> find_unit_errors(std::span<const TradeRecord> records,
                                                         std::span<const std::uint32_t> order,
                                                         const TradeQualityOptions& options);

// The power of ten (2, 3 or 6, either sign) that a departure in log10 is near to; 0 when it is near none.
[[nodiscard]] int near_unit_factor(double log10_departure, double closeness);

}  // namespace noroshi::normalize
