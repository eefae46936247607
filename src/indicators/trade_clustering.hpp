#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/trade_cube.hpp"

namespace noroshi::indicators {

// Mean weighted directed clustering of one product's trade network, in [0, 1].
//   C_u = [(W^1/3 + (W^T)^1/3)^3]_uu / (2 [d_u (d_u - 1) - 2 b_u]),  W = values / largest value,
//   d_u = links in and out of area u, b_u = partners that u both buys from and sells to; 0 where that is impossible.
// Mean over all areas that trade the product. Trade of an area with itself (re-imports) and overlay groups are left
// out. Sources: Onnela et al. (2005), Phys. Rev. E 71, 065103 (cube roots); Fagiolo (2007), Phys. Rev. E 76, 026107,
// eq. 9 and 10 (directed). The definition of networkx.average_clustering for a weighted DiGraph
// without self-loops.
// An object is the working memory of one thread: O(areas + links), reused from product to product. Cost O(links x
// forward degree) by enumerating each triangle once from its area of lowest degree.
class ClusteringMeter {
 public:
  [[nodiscard]] double operator()(const TradeYear& year, std::size_t product);

 private:
  struct Link {
    std::uint32_t area;
    double weight;
  };
  // Rows of links, one per area of the network.
  struct Rows {
    std::vector<std::uint32_t> begin;
    std::vector<Link> links;
  };

  void read_links(const TradeYear& year, std::size_t product);
  void turn_links();
  void join_directions();
  void keep_forward();
  void count_triangles();

  std::array<std::uint32_t, kAreaCodes> number_{};  // area code -> row, 1-based; 0: not in the network
  Rows bought_, sold_, both_, forward_;
  std::vector<double> possible_;   // d (d - 1) - 2 b
  std::vector<double> triangles_;  // sum of weights of the triangles at each area
  std::vector<double> scattered_;
  std::vector<std::uint32_t> next_;
};

}  // namespace noroshi::indicators
