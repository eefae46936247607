#pragma once
#include <bitset>
#include <vector>

#include "model/area.hpp"
#include "model/trade_cube.hpp"

namespace noroshi::indicators {

// Exports of all products by exporter (index: area code) and of the world, USD; from ProductFacts. A group's entry is
// the sum of its positions' exports, so products it does not import are missing from it.
struct ExportTotals {
  std::vector<double> by_area;
  double world = 0.0;
};
[[nodiscard]] ExportTotals export_totals(const TradeYear& year);

// Balassa's index of every entry of ProductFacts::exporter_code, in its order.
[[nodiscard]] std::vector<double> balassa_of_exporters(const TradeYear& year, const ExportTotals& totals);

// The exporters of each product whose index is at least 1.
[[nodiscard]] std::vector<std::bitset<kAreaCodes>> advantaged_exporters(const TradeYear& year);

}  // namespace noroshi::indicators
