#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace noroshi::numerics {

struct Clustering {
  std::vector<std::uint32_t> label;  // one per point, 0..k-1; clusters ascend by the coordinate sum of their centre
  std::vector<double> centre;        // k x dimensions, row by row
  std::size_t k = 0;
  double silhouette = 0.0;  // mean over the points, [-1, 1]
  bool converged = false;   // labels stopped changing within the limit of 300 rounds
};

// k-means by Lloyd's rounds (1982, IEEE Trans. Inf. Theory 28(2)), without any random start: points are ordered by
// coordinate sum, cut into k equal slices, and the means of the slices are the first centres. Distances are Euclidean.
// Inputs: points row by row, n x dimensions, finite; 1 <= k <= n. A cluster that loses all its points keeps its centre.
// Cost O(rounds n k dimensions) plus the silhouette.
[[nodiscard]] Clustering k_means(std::span<const double> points, std::size_t dimensions, std::size_t k);

// The same for every k in [k_min, k_max] (cut off at n); the k with the largest silhouette, the smaller one of equals.
[[nodiscard]] Clustering k_means_by_silhouette(std::span<const double> points, std::size_t dimensions,
                                               std::size_t k_min, std::size_t k_max);

// Rousseeuw (1987), J. Comput. Appl. Math. 20: s = (b - a) / max(a, b), 0 for a point alone in its cluster; the mean
// over all points. Exact; O(n k log n) on a line, O(n^2 dimensions) elsewhere; parallel over points and the same on any
// number of threads.
[[nodiscard]] double mean_silhouette(std::span<const double> points, std::size_t dimensions,
                                     std::span<const std::uint32_t> label, std::size_t k);

}  // namespace noroshi::numerics
