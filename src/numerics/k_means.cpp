#include "numerics/k_means.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/contract.hpp"

namespace noroshi::numerics {
namespace {

constexpr int kRoundLimit = 300;

double squared_distance(const double* a, const double* b, std::size_t dimensions) {
  double sum = 0.0;
  for (std::size_t d = 0; d < dimensions; ++d) sum += (a[d] - b[d]) * (a[d] - b[d]);
  return sum;
}

double coordinate_sum(const double* a, std::size_t dimensions) { return std::accumulate(a, a + dimensions, 0.0); }

// Means of k equal slices of the points in order of coordinate sum (ties: coordinate by coordinate).
std::vector<double> first_centres(std::span<const double> points, std::size_t dimensions, std::size_t k) {
  const std::size_t n = points.size() / dimensions;
  std::vector<double> sum(n);
  for (std::size_t i = 0; i < n; ++i) sum[i] = coordinate_sum(&points[i * dimensions], dimensions);
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    if (sum[a] != sum[b]) return sum[a] < sum[b];
    const double *x = &points[a * dimensions], *y = &points[b * dimensions];
    return std::lexicographical_compare(x, x + dimensions, y, y + dimensions);
  });
  std::vector<double> centre(k * dimensions, 0.0);
  for (std::size_t c = 0; c < k; ++c) {
    const std::size_t begin = c * n / k, end = (c + 1) * n / k;
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t d = 0; d < dimensions; ++d) centre[c * dimensions + d] += points[order[i] * dimensions + d];
    }
    for (std::size_t d = 0; d < dimensions; ++d) centre[c * dimensions + d] /= static_cast<double>(end - begin);
  }
  return centre;
}

// Puts every point to its nearest centre (the first of equals); true when a label changed.
bool assign(std::span<const double> points, std::size_t dimensions, Clustering& clusters) {
  bool changed = false;
  for (std::size_t i = 0; i < clusters.label.size(); ++i) {
    std::uint32_t best = 0;
    double nearest = std::numeric_limits<double>::infinity();
    for (std::uint32_t c = 0; c < clusters.k; ++c) {
      const double distance = squared_distance(&points[i * dimensions], &clusters.centre[c * dimensions], dimensions);
      if (distance < nearest) nearest = distance, best = c;
    }
    changed |= clusters.label[i] != best;
    clusters.label[i] = best;
  }
  return changed;
}

void move_centres(std::span<const double> points, std::size_t dimensions, Clustering& clusters) {
  std::vector<double> sum(clusters.centre.size(), 0.0);
  std::vector<std::size_t> size(clusters.k, 0);
  for (std::size_t i = 0; i < clusters.label.size(); ++i) {
    const std::size_t c = clusters.label[i];
    ++size[c];
    for (std::size_t d = 0; d < dimensions; ++d) sum[c * dimensions + d] += points[i * dimensions + d];
  }
  for (std::size_t c = 0; c < clusters.k; ++c) {
    if (size[c] == 0) continue;
    for (std::size_t d = 0; d < dimensions; ++d) {
      clusters.centre[c * dimensions + d] = sum[c * dimensions + d] / static_cast<double>(size[c]);
    }
  }
}

void sort_clusters(std::size_t dimensions, Clustering& clusters) {
  std::vector<std::uint32_t> order(clusters.k), place(clusters.k);
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(
      order, {}, [&](std::uint32_t c) { return coordinate_sum(&clusters.centre[c * dimensions], dimensions); });
  std::vector<double> centre;
  for (std::uint32_t i = 0; i < clusters.k; ++i) {
    place[order[i]] = i;
    const double* from = &clusters.centre[order[i] * dimensions];
    centre.insert(centre.end(), from, from + dimensions);
  }
  clusters.centre = std::move(centre);
  for (auto& l : clusters.label) l = place[l];
}

// The points of one cluster, to be asked how far they are.
class ClusterPoints {
 public:
  explicit ClusterPoints(std::size_t dimensions) : dimensions_{dimensions} {}

  void add(const double* x) { points_.insert(points_.end(), x, x + dimensions_); }
  // When all are there.
  void finish() {
    if (dimensions_ > 1) return;
    std::ranges::sort(points_);
    sum_below_.assign(points_.size() + 1, 0.0);
    std::partial_sum(points_.begin(), points_.end(), sum_below_.begin() + 1);
  }

  [[nodiscard]] std::size_t size() const { return points_.size() / dimensions_; }
  [[nodiscard]] double distance_sum(const double* x) const {
    return dimensions_ == 1 ? sum_on_a_line(*x) : sum_in_space(x);
  }

 private:
  // x times the number of points below it less their sum, and the other way round above.
  [[nodiscard]] double sum_on_a_line(double x) const {
    const auto below = static_cast<std::size_t>(std::ranges::lower_bound(points_, x) - points_.begin());
    const double above = sum_below_.back() - sum_below_[below];
    return x * static_cast<double>(below) - sum_below_[below] + above - x * static_cast<double>(points_.size() - below);
  }
  [[nodiscard]] double sum_in_space(const double* x) const {
    double sum = 0.0;
    for (std::size_t i = 0; i < points_.size(); i += dimensions_)
      sum += std::sqrt(squared_distance(x, &points_[i], dimensions_));
    return sum;
  }

  std::size_t dimensions_;
  std::vector<double> points_;     // row by row; in order if on a line
  std::vector<double> sum_below_;  // on a line: of the first i points
};

}  // namespace

double mean_silhouette(std::span<const double> points, std::size_t dimensions, std::span<const std::uint32_t> label,
                       std::size_t k) {
  NOROSHI_EXPECT(dimensions > 0 && points.size() == label.size() * dimensions);
  const std::size_t n = label.size();
  if (n == 0 || k < 2) return 0.0;
  std::vector<ClusterPoints> clusters(k, ClusterPoints{dimensions});
  for (std::size_t i = 0; i < n; ++i) clusters.at(label[i]).add(&points[i * dimensions]);
  for (auto& cluster : clusters) cluster.finish();
  std::vector<double> silhouette(n);
  tbb::parallel_for(std::size_t{0}, n, [&](std::size_t i) {
    if (clusters[label[i]].size() == 1) return;
    double inside = 0.0, outside = std::numeric_limits<double>::infinity();
    for (std::size_t c = 0; c < k; ++c) {
      if (clusters[c].size() == 0) continue;
      const double sum = clusters[c].distance_sum(&points[i * dimensions]);
      const auto count = static_cast<double>(clusters[c].size());
      if (c == label[i]) {
        inside = sum / (count - 1.0);
      } else {
        outside = std::min(outside, sum / count);
      }
    }
    const double wider = std::max(inside, outside);
    if (std::isfinite(outside) && wider > 0.0) silhouette[i] = (outside - inside) / wider;
  });
  return std::accumulate(silhouette.begin(), silhouette.end(), 0.0) / static_cast<double>(n);
}

Clustering k_means(std::span<const double> points, std::size_t dimensions, std::size_t k) {
  NOROSHI_EXPECT(dimensions > 0 && points.size() % dimensions == 0);
  NOROSHI_EXPECT(k >= 1 && k <= points.size() / dimensions);
  NOROSHI_EXPECT(std::ranges::all_of(points, [](double x) { return std::isfinite(x); }));
  Clustering clusters;
  clusters.k = k;
  clusters.label.assign(points.size() / dimensions, 0);
  clusters.centre = first_centres(points, dimensions, k);
  assign(points, dimensions, clusters);
  for (int round = 0; round < kRoundLimit && !clusters.converged; ++round) {
    move_centres(points, dimensions, clusters);
    clusters.converged = !assign(points, dimensions, clusters);
  }
  sort_clusters(dimensions, clusters);
  clusters.silhouette = mean_silhouette(points, dimensions, clusters.label, k);
  return clusters;
}

Clustering k_means_by_silhouette(std::span<const double> points, std::size_t dimensions, std::size_t k_min,
                                 std::size_t k_max) {
  NOROSHI_EXPECT(dimensions > 0 && k_min >= 1 && k_min <= points.size() / dimensions && k_min <= k_max);
  Clustering best = k_means(points, dimensions, k_min);
  for (std::size_t k = k_min + 1; k <= std::min(k_max, points.size() / dimensions); ++k) {
    Clustering next = k_means(points, dimensions, k);
    if (next.silhouette > best.silhouette) best = std::move(next);
  }
  return best;
}

}  // namespace noroshi::numerics
