#pragma once
#include <optional>
#include <span>
#include <vector>

#include "model/trade_cube.hpp"

namespace noroshi::indicators {

// Five sides of a product's supply fragility, P entries each, higher = more fragile; nothing where it cannot be known.
// Our specification after Korniyenko, Pinat and Dew (2017), IMF WP/17/30, and Reiter and Stehrer (2021), wiiw, whose
// exact formulas could not be read.
struct FragilityComponents {
  using Column = std::vector<std::optional<double>>;
  Column centre_dispersion;     // (a) s.d. over exporters of their shares in the product's world trade, [0, 0.5]
  Column clustering;            // (b) ClusteringMeter, [0, 1]
  Column export_concentration;  // (c) HHI of world exports, (0, 1]
  Column substitutability;      // (d) 1 - mean similarity to the 3 nearest products of the same heading, [0, 1];
                                //     similarity = shared advantaged exporters / the larger number of them
  Column measure_incidence;     // (e) share of world trade under non-tariff measures: only when given

  [[nodiscard]] std::vector<const Column*> columns() const {
    return {&centre_dispersion, &clustering, &export_concentration, &substitutability, &measure_incidence};
  }
};

// Products below the coverage bound, or without trade, get nothing at all. `measure_incidence` is empty (no data: the
// component is missing) or has P entries. Cost: one sweep over the flows plus the triangles; parallel over products,
// the same on any number of threads.
[[nodiscard]] FragilityComponents fragility_components(const TradeYear& year, double min_coverage,
                                                       std::span<const std::optional<double>> measure_incidence = {});

struct FragilityRating {
  std::vector<std::optional<double>> score;  // P: mean of the available components, each rescaled by rank to [0, 1]
  std::vector<bool> fragile;                 // P: in the top cluster and in the top share
  std::size_t clusters = 0;                  // k with the best silhouette among 2..5; 0 when there are too few products
  double silhouette = 0.0;
};

// k-means on the scores, and the `top_share` highest (ties included). Fewer than three rated products: none is fragile
// and `clusters` is 0.
[[nodiscard]] FragilityRating rate_fragility(const FragilityComponents& components, double top_share);

}  // namespace noroshi::indicators
