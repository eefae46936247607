#pragma once
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "propagation/driver/run.hpp"

namespace noroshi::propagation {

// Quantiles over lanes of a recorded series, for each step kept and each of its numbers: element (k, j, p) is
// values[(k * width + j) * quantiles.size() + p].
struct QuantileBands {
  std::vector<double> quantiles;
  std::size_t steps = 0, width = 0;
  std::vector<double> values;
  [[nodiscard]] double at(std::size_t step, std::size_t node, std::size_t which) const {
    return values[(step * width + node) * quantiles.size() + which];
  }
};
[[nodiscard]] QuantileBands bands_over_lanes(const Recording& recording, const RecordedSeries& series,
                                             std::vector<double> quantiles);

// The same of one figure per step and lane: the sum over the numbers of the series, such as world output.
[[nodiscard]] QuantileBands bands_of_total(const Recording& recording, const RecordedSeries& series,
                                           std::vector<double> quantiles);

// Interval of a quantile from order statistics: ranks of the binomial distribution, normal approximation. Without
// assumption on the distribution. `values` not empty.
struct QuantileInterval {
  double value = 0.0, low = 0.0, high = 0.0;
};
[[nodiscard]] QuantileInterval quantile_interval(std::span<const double> values, double q, double confidence);

}  // namespace noroshi::propagation
