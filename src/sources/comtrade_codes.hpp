#pragma once
#include <cstdint>
#include <string_view>

#include "sources/feed.hpp"

// Codes that every layout of UN Comtrade has in common.
namespace noroshi::sources {

// The World Customs Organization's standard unit behind a quantity unit code ("u" for 5); empty: no quantity, or
// unknown.
[[nodiscard]] std::string_view comtrade_unit(std::int64_t code);

// TOTAL, ALL, AG2, AG6: sums over products.
[[nodiscard]] bool is_comtrade_aggregate(std::string_view commodity);

// What the estimation flag says about the figures that a row has: 2 quantity, 4 net weight, 6 both.
void mark_comtrade_estimates(std::int64_t flag, RawTrade& trade);

}  // namespace noroshi::sources
