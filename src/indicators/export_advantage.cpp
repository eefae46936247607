#include "indicators/export_advantage.hpp"

#include <algorithm>

namespace noroshi::indicators {

ExportTotals export_totals(const TradeYear& year) {
  ExportTotals totals{std::vector<double>(kAreaCodes, 0.0), 0.0};
  const auto& world = year.product;
  for (std::size_t e = 0; e < world.exporter_code.size(); ++e) {
    totals.by_area[world.exporter_code[e].index()] += world.exporter_value[e];
  }
  for (double v : totals.by_area) totals.world += v;
  std::vector<double> of_positions(kAreaCodes, 0.0);
  for (std::size_t q = 0; q < year.cube.position_count(); ++q) {
    of_positions[year.cube.importer[q].index()] += year.position.exports[q];
  }
  for (std::size_t area = 0; area < kAreaCodes; ++area) {
    if (totals.by_area[area] == 0.0) totals.by_area[area] = of_positions[area];
  }
  return totals;
}

std::vector<double> balassa_of_exporters(const TradeYear& year, const ExportTotals& totals) {
  const auto& world = year.product;
  std::vector<double> index(world.exporter_code.size());
  for (std::size_t p = 0; p < year.cube.product_count(); ++p) {
    const double weight = world.world_trade[p] / totals.world;
    for (std::size_t e = world.exporter_begin[p]; e < world.exporter_begin[p + 1]; ++e) {
      index[e] = world.exporter_value[e] / totals.by_area[world.exporter_code[e].index()] / weight;
    }
  }
  return index;
}

std::vector<std::bitset<kAreaCodes>> advantaged_exporters(const TradeYear& year) {
  const auto index = balassa_of_exporters(year, export_totals(year));
  const auto& world = year.product;
  std::vector<std::bitset<kAreaCodes>> advantaged(year.cube.product_count());
  for (std::size_t p = 0; p < advantaged.size(); ++p) {
    for (std::size_t e = world.exporter_begin[p]; e < world.exporter_begin[p + 1]; ++e) {
      if (index[e] >= 1.0) advantaged[p].set(world.exporter_code[e].index());
    }
  }
  return advantaged;
}

}  // namespace noroshi::indicators
