#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/calendar.hpp"
#include "model/area.hpp"
#include "model/gap.hpp"
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
  // What is known of a position's total without knowing whose it is: total minus every flow and `unidentified`. It
  // belongs to suppliers that are not among the flows. Empty: nothing anywhere.
  std::vector<double> unlisted;  // Q, USD
  // Why the suppliers of a position are not all there is, beyond `unidentified` and `unlisted`; its values are then
  // lower bounds and its shares unknown. Empty: nothing lacks anywhere.
  std::vector<Shortfall> shortfall;  // Q
  // Share of the world's usual trade in a product, by value, whose importers' reports are held, in [0, 1]; 1 for
  // reconciled world data. A position with a shortfall does not count as held. World totals of a product below the
  // user's bound count as unknown, and above it the missing part makes them intervals.
  std::vector<float> coverage;  // P
  // Importers (sorted) whose reports hold listed products or part of the year: what they do not show is not known to be
  // nothing. Of all others an absent position means no trade.
  std::vector<AreaCode> partial_importers;
  // Methods that compare all products (RCA, complexity, networks) need every product of one level of one nomenclature
  // from the reporters that count; this says what is missing for them.
  Gap comparison_gap = Gap::none;

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
  std::vector<double> imports;   // identified + unidentified + unlisted, USD (extra-group)
  std::vector<float> hhi;        // sum s_i^2 over identified suppliers, (0, 1]; 0 when none is identified
  std::vector<float> top_share;  // largest s_i
  // Bounds of both over what is not known to be whose (`unidentified` u, `unlisted` l; T = all): spread thin over many,
  // or in one hand. u may be anybody's, l only somebody else's. With m = max v_i and h = max(m, l):
  //   HHI in [sum v_i^2 / T^2, (sum v_i^2 + l^2 + 2 h u + u^2) / T^2], top share in [m / T, (h + u) / T]
  std::vector<float> hhi_low, hhi_high, top_low, top_high;
  std::vector<AreaCode> top_supplier;
  std::vector<std::uint16_t> suppliers;  // identified suppliers with value > 0
  std::vector<double> exports;           // X of the importer in this product (to the world), USD
};

struct ProductFacts {               // P entries each
  std::vector<double> world_trade;  // sum of all identified flows, USD
  std::vector<float> export_hhi;    // HHI of exporters' shares in world_trade
  std::vector<float> top_export_share;
  // The world's trade whose exporter no report shows, USD; may be anybody's exports. With n = what importers buy from
  // nobody in particular (unidentified + unlisted), R = imports of the positions without a shortfall and coverage c:
  //   R / c - world_trade, and n at least
  // The bounds are those of PositionFacts with u = missing and l = 0.
  std::vector<double> missing;
  std::vector<float> export_hhi_low, export_hhi_high, top_export_low, top_export_high;
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
