#include "indicators/known_range.hpp"

#include <algorithm>
#include <numeric>

namespace noroshi::indicators {
namespace {

// Of one supplier; nothing: it is not among the flows.
std::optional<double> value_from(const TradeCube& cube, std::size_t q, AreaCode supplier) {
  const auto exporters = cube.exporters_of(q);
  const auto at = std::ranges::lower_bound(exporters, supplier);
  if (at == exporters.end() || *at != supplier) return std::nullopt;
  return cube.values_of(q)[static_cast<std::size_t>(at - exporters.begin())];
}

// Added up in the order of the facts, so that shares agree with theirs to the last bit.
double identified_imports(const TradeCube& cube, std::size_t q) {
  const auto values = cube.values_of(q);
  return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

Range share_of_supplier(const TradeYear& year, std::size_t q, AreaCode supplier) {
  if (const Gap gap = shares_gap(year, q); gap != Gap::none) return anything(gap);
  const auto known = value_from(year.cube, q, supplier);
  const double unidentified = year.cube.unidentified[q], unlisted = unlisted_of(year, q);
  const double total = year.position.imports[q], value = known.value_or(0.0);
  // As floats, like the shares of the facts.
  return {static_cast<float>(value / total),
          static_cast<float>((value + unidentified + (known ? 0.0 : unlisted)) / total), rest_gap(year, q)};
}

double identified_share(const TradeYear& year, std::size_t q, AreaCode supplier) {
  const auto known = value_from(year.cube, q, supplier);
  return known ? *known / identified_imports(year.cube, q) : 0.0;
}

bool top_supplier_is_certain(const TradeYear& year, std::size_t q) {
  if (rest_gap(year, q) == Gap::none) return true;
  const auto exporters = year.cube.exporters_of(q);
  const auto values = year.cube.values_of(q);
  double top = 0.0, second = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    (exporters[i] == year.position.top_supplier[q] ? top : second) =
        std::max(exporters[i] == year.position.top_supplier[q] ? top : second, values[i]);
  }
  return top >= std::max(second, unlisted_of(year, q)) + year.cube.unidentified[q];
}

Gap ranks_gap(const TradeYear& year) {
  if (year.cube.comparison_gap != Gap::none) return year.cube.comparison_gap;
  const double known = std::accumulate(year.product.world_trade.begin(), year.product.world_trade.end(), 0.0);
  const double missing = std::accumulate(year.product.missing.begin(), year.product.missing.end(), 0.0);
  return missing > kMissingForRanks * (known + missing) ? Gap::world_partial : Gap::none;
}

}  // namespace noroshi::indicators
