#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/calendar.hpp"
#include "model/area.hpp"
#include "model/product.hpp"

namespace noroshi {

// Bilateral trade of one period, laid out for one pass: flows sorted by (product, importer, exporter), no duplicates,
// all values > 0 in current USD. Three levels, each a range of the next:
//
//   product p ── positions [position_begin[p], position_begin[p+1])        one position = (product, importer)
//   position q ── flows    [flow_begin[q], flow_begin[q+1])                one flow = one identified exporter
//
// Value from partners that are nobody in particular (n.e.s., bunkers) is `unidentified` of the position: part of the
// total, never a supplier. Trade inside an importing group (EU) is `intra` of the position, outside total and flows.
struct TradeCube {
  Period period;
  std::vector<ProductCode> products;          // P, sorted
  std::vector<std::uint32_t> position_begin;  // P + 1
  std::vector<AreaCode> importer;             // Q
  std::vector<double> unidentified;           // Q, USD
  std::vector<double> intra;                  // Q, USD; empty when no importer is a group
  std::vector<std::uint32_t> flow_begin;      // Q + 1
  std::vector<AreaCode> exporter;             // F
  std::vector<double> value_usd;              // F
  // Share of the areas that could report imports of a product whose own reports we hold, in [0, 1]; 1 for reconciled
  // world data.
  // World totals of a product below the user's bound count as unknown.
  std::vector<float> coverage;  // P

  [[nodiscard]] std::size_t product_count() const { return products.size(); }
  [[nodiscard]] std::size_t position_count() const { return importer.size(); }
  [[nodiscard]] std::size_t flow_count() const { return value_usd.size(); }
  [[nodiscard]] std::span<const AreaCode> exporters_of(std::size_t position) const {
    return {exporter.data() + flow_begin[position], exporter.data() + flow_begin[position + 1]};
  }
  [[nodiscard]] std::span<const double> values_of(std::size_t position) const {
    return {value_usd.data() + flow_begin[position], value_usd.data() + flow_begin[position + 1]};
  }
};

// What one pass over the cube finds out; every threshold method is a rule on these columns.
// M = imports, X = exports, s_i = share of supplier i in the identified imports of the position.
struct PositionFacts {           // Q entries each
  std::vector<double> imports;   // identified + unidentified, USD (extra-group)
  std::vector<float> hhi;        // sum s_i^2 over identified suppliers, (0, 1]; 0 when none is identified
  std::vector<float> top_share;  // largest s_i
  std::vector<AreaCode> top_supplier;
  std::vector<std::uint16_t> suppliers;  // identified suppliers with value > 0
  std::vector<double> exports;           // X of the importer in this product (to the world), USD
};

struct ProductFacts {               // P entries each
  std::vector<double> world_trade;  // sum of all identified flows, USD
  std::vector<float> export_hhi;    // HHI of exporters' shares in world_trade
  std::vector<float> top_export_share;
  std::vector<AreaCode> top_exporter;
  std::vector<std::uint16_t> exporters;  // exporters with value > 0
  // Who exports product p and how much: entries [exporter_begin[p], exporter_begin[p+1]), sorted by exporter.
  std::vector<std::uint32_t> exporter_begin;  // P + 1
  std::vector<AreaCode> exporter_code;
  std::vector<double> exporter_value;  // USD
};

struct TradeYear {
  TradeCube cube;
  PositionFacts position;
  ProductFacts product;
  // Importing groups that stand beside their own members in this cube. Their positions are judged like any other, but
  // their flows repeat those of the members and so stay out of world totals and networks.
  std::vector<AreaCode> overlay_groups;
};

}  // namespace noroshi
