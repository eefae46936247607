#include "indicators/geopolitical_hhi.hpp"

#include "base/contract.hpp"

namespace noroshi::indicators {

std::optional<GeopoliticalConcentration> geopolitical_hhi(const TradeYear& year, std::size_t position,
                                                          const GeopoliticalDistance& distance) {
  NOROSHI_EXPECT(position < year.cube.position_count());
  const AreaCode importer = year.cube.importer[position];
  const auto exporters = year.cube.exporters_of(position);
  const auto values = year.cube.values_of(position);
  const double total = year.position.imports[position];  // what is nobody's in particular has no known distance
  GeopoliticalConcentration result;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto g = distance(importer, exporters[i]);
    if (!g) continue;
    NOROSHI_EXPECT(*g >= 0.0);
    const double share = values[i] / total;
    result.weighted_hhi += share * share * *g;
    result.mean_distance += share * *g;
    result.covered_share += share;
  }
  if (result.covered_share == 0.0) return std::nullopt;
  result.mean_distance /= result.covered_share;
  return result;
}

}  // namespace noroshi::indicators
