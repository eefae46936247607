#include "numerics/robust.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "base/contract.hpp"

namespace noroshi::numerics {
namespace {

bool all_finite(std::span<const double> sample) {
  return std::ranges::all_of(sample, [](double x) { return std::isfinite(x); });
}

// Reorders `values`.
double quantile_in_place(std::vector<double>& values, double p) {
  const double h = static_cast<double>(values.size() - 1) * p;
  const auto low = static_cast<std::size_t>(h);
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(low);
  std::nth_element(values.begin(), at, values.end());
  const double fraction = h - static_cast<double>(low);
  if (fraction == 0.0) return *at;
  const double next = *std::min_element(at + 1, values.end());
  return *at + fraction * (next - *at);
}

}  // namespace

double quantile(std::span<const double> sample, double p) {
  NOROSHI_EXPECT(!sample.empty() && p >= 0.0 && p <= 1.0 && all_finite(sample));
  std::vector<double> values(sample.begin(), sample.end());
  return quantile_in_place(values, p);
}

double median(std::span<const double> sample) { return quantile(sample, 0.5); }

double weighted_median(std::span<const double> sample, std::span<const double> weights) {
  NOROSHI_EXPECT(!sample.empty() && sample.size() == weights.size() && all_finite(sample) && all_finite(weights));
  std::vector<std::size_t> order(sample.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return sample[a] < sample[b]; });
  double left = 0.5 * std::accumulate(weights.begin(), weights.end(), 0.0);
  for (const auto i : order) {
    left -= weights[i];
    if (left <= 0.0) return sample[i];
  }
  return sample[order.back()];
}

double scaled_mad(std::span<const double> sample) {
  constexpr double kNormalConsistency = 1.4826;  // 1 / Phi^-1(3/4)
  const double centre = median(sample);
  std::vector<double> distance(sample.begin(), sample.end());
  for (double& d : distance) d = std::abs(d - centre);
  return kNormalConsistency * quantile_in_place(distance, 0.5);
}

std::optional<double> robust_z(double value, std::span<const double> sample) {
  const double spread = scaled_mad(sample);
  if (spread == 0.0) return std::nullopt;
  return (value - median(sample)) / spread;
}

std::vector<double> average_ranks(std::span<const double> sample) {
  NOROSHI_EXPECT(all_finite(sample));
  std::vector<std::size_t> order(sample.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return sample[a] < sample[b]; });
  std::vector<double> rank(sample.size());
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    while (end < order.size() && sample[order[end]] == sample[order[begin]]) ++end;
    const double shared = 0.5 * static_cast<double>(begin + 1 + end);  // ranks begin + 1 .. end
    for (std::size_t i = begin; i < end; ++i) rank[order[i]] = shared;
  }
  return rank;
}

std::vector<double> rank_rescaled(std::span<const double> sample) {
  std::vector<double> rank = average_ranks(sample);
  const double span = static_cast<double>(sample.size()) - 1.0;
  for (double& r : rank) r = span > 0.0 ? (r - 1.0) / span : 0.5;
  return rank;
}

}  // namespace noroshi::numerics
