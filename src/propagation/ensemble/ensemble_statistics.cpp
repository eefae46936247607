#include "propagation/ensemble/ensemble_statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/contract.hpp"

namespace noroshi::propagation {
namespace {

double of_sorted(std::span<const double> sorted, double q) {
  const double at = q * static_cast<double>(sorted.size() - 1);
  const auto low = static_cast<std::size_t>(at);
  const std::size_t high = std::min(low + 1, sorted.size() - 1);
  return sorted[low] + (at - static_cast<double>(low)) * (sorted[high] - sorted[low]);
}

// Inverse of the standard normal distribution function: bisection on erfc, to 1e-12.
double normal_quantile(double p) {
  double low = -40.0, high = 40.0;
  for (int k = 0; k < 100; ++k) {
    const double middle = 0.5 * (low + high);
    (0.5 * std::erfc(-middle / std::sqrt(2.0)) < p ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

// figure(step, node, lane) over lanes, for each step and node.
template <class Figure>
QuantileBands bands(const Recording& recording, std::size_t width, std::vector<double> quantiles, Figure figure) {
  QuantileBands out{.quantiles = std::move(quantiles), .steps = recording.steps.size(), .width = width};
  std::vector<double> lanes(recording.lanes);
  out.values.reserve(out.steps * width * out.quantiles.size());
  for (std::size_t k = 0; k < out.steps; ++k) {
    for (std::size_t j = 0; j < width; ++j) {
      for (std::size_t lane = 0; lane < lanes.size(); ++lane) lanes[lane] = figure(k, j, lane);
      std::ranges::sort(lanes);
      for (const double q : out.quantiles) out.values.push_back(of_sorted(lanes, q));
    }
  }
  return out;
}

}  // namespace

QuantileBands bands_over_lanes(const Recording& recording, const RecordedSeries& series,
                               std::vector<double> quantiles) {
  NOROSHI_EXPECT(recording.lanes > 0);
  return bands(recording, series.width, std::move(quantiles),
               [&](std::size_t k, std::size_t j, std::size_t lane) { return recording.at(series, k, lane)[j]; });
}

QuantileBands bands_of_total(const Recording& recording, const RecordedSeries& series, std::vector<double> quantiles) {
  NOROSHI_EXPECT(recording.lanes > 0);
  return bands(recording, 1, std::move(quantiles), [&](std::size_t k, std::size_t, std::size_t lane) {
    const auto row = recording.at(series, k, lane);
    return std::accumulate(row.begin(), row.end(), 0.0);
  });
}

QuantileInterval quantile_interval(std::span<const double> values, double q, double confidence) {
  NOROSHI_EXPECT(!values.empty() && q >= 0.0 && q <= 1.0 && confidence > 0.0 && confidence < 1.0);
  std::vector<double> sorted{values.begin(), values.end()};
  std::ranges::sort(sorted);
  const auto n = static_cast<double>(sorted.size());
  const double spread = normal_quantile(0.5 + 0.5 * confidence) * std::sqrt(n * q * (1.0 - q));
  const auto rank = [&](double r) { return sorted[static_cast<std::size_t>(std::clamp(r, 0.0, n - 1.0))]; };
  return {of_sorted(sorted, q), rank(std::floor(n * q - spread - 0.5)), rank(std::ceil(n * q + spread - 0.5))};
}

}  // namespace noroshi::propagation
