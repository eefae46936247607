#pragma once
#include <optional>
#include <span>
#include <vector>

namespace noroshi::numerics {

// Order statistics that a few wild values do not move. All take finite numbers (a NaN or an empty sample is a mistake
// of ours and throws ContractViolation); O(n) or O(n log n), one copy of the sample.

// Quantile by linear interpolation of order statistics, h = (n - 1) p: type 7 of Hyndman and Fan (1996), "Sample
// quantiles in statistical packages", The American Statistician 50(4), the default of R and NumPy. p in [0, 1].
[[nodiscard]] double quantile(std::span<const double> sample, double p);
[[nodiscard]] double median(std::span<const double> sample);
// The smallest value whose weight and that of all smaller ones reach half of the total. Weights as many as values, > 0.
[[nodiscard]] double weighted_median(std::span<const double> sample, std::span<const double> weights);

// 1.4826 x median |x - median(x)|: equals the standard deviation for a normal sample (Rousseeuw and Croux 1993, JASA
// 88(424), section 1). Same unit as the sample, >= 0.
[[nodiscard]] double scaled_mad(std::span<const double> sample);

// (value - median) / scaled MAD of the sample; nothing when the sample does not vary.
[[nodiscard]] std::optional<double> robust_z(double value, std::span<const double> sample);

// Ranks 1..n, smallest first; ties share the average of the ranks they occupy.
[[nodiscard]] std::vector<double> average_ranks(std::span<const double> sample);

// Ranks mapped to [0, 1]: (rank - 1) / (n - 1); 0.5 when there is one value only.
[[nodiscard]] std::vector<double> rank_rescaled(std::span<const double> sample);

}  // namespace noroshi::numerics
