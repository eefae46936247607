#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/philox.hpp"

namespace noroshi::numerics {

// How good forecasts were, once it is known what happened. Scores are proper (an honest forecast has the best
// expectation) and smaller is better; all take finite numbers and at least one forecast (else ContractViolation).

// "It happens with this probability", and whether it did.
struct EventForecast {
  double probability = 0.0;  // [0, 1]
  bool happened = false;
};
// Mean (p - o)^2, o = 1 if it happened: Brier (1950), "Verification of forecasts expressed in terms of probability",
// Monthly Weather Review 78(1), for two classes with one term. [0, 1]; 0.25 is a coin.
[[nodiscard]] double brier_score(std::span<const EventForecast> forecasts);
// Mean -ln(probability of what happened): Good (1952), "Rational decisions", JRSS B 14(1). A forecaster who is certain
// and wrong would lose without bound: probabilities count as [0.01, 0.99].
[[nodiscard]] double log_score(std::span<const EventForecast> forecasts);

// A bin of forecasts and how often it happened; bins without a forecast are left out.
struct ReliabilityBin {
  double low = 0.0, high = 1.0;  // of probability: low <= p < high, the last one p <= high
  std::size_t count = 0;
  double mean_probability = 0.0, frequency = 0.0;
};
// `bins` of equal width: Broecker and Smith (2007), "Increasing the reliability of reliability diagrams", Weather and
// Forecasting 22(3) (the table under their diagram).
[[nodiscard]] std::vector<ReliabilityBin> reliability(std::span<const EventForecast> forecasts, std::size_t bins);

// A central band and a best guess, and what came.
struct BandForecast {
  double low = 0.0, mid = 0.0, high = 0.0;  // low <= high
  double actual = 0.0;
};
[[nodiscard]] double coverage(std::span<const BandForecast> forecasts);  // share with low <= actual <= high
// Width + (2 / alpha) x distance outside, of a central (1 - alpha) band: Gneiting and Raftery (2007), "Strictly proper
// scoring rules, prediction, and estimation", JASA 102(477), eq. 43. Unit of the forecast. alpha in (0, 1).
[[nodiscard]] double interval_score(const BandForecast& forecast, double alpha);
// Mean over the levels of 2 x (1{actual <= q} - level) (q - actual); with levels in pairs around the median this is the
// weighted interval score of Bracher, Ray, Gneiting and Reich (2021), "Evaluating epidemic forecasts in an interval
// format", PLOS Computational Biology 17(2), eq. 1, and it tends to the CRPS as levels get dense. As many quantiles as
// levels, in (0, 1).
[[nodiscard]] double weighted_interval_score(std::span<const double> levels, std::span<const double> quantiles,
                                             double actual);
// Mean |x - actual| - mean |x - x'| / 2 over the members of a sample: Gneiting and Raftery (2007), eq. 21. O(n log n).
[[nodiscard]] double crps_of_sample(std::span<const double> sample, double actual);

[[nodiscard]] double mean_absolute_error(std::span<const double> predicted, std::span<const double> actual);

// 1 - score / baseline: 1 perfect, 0 no better than the baseline, negative worse. Nothing when the baseline is perfect.
[[nodiscard]] std::optional<double> skill(double score, double baseline);

struct BootstrapInterval {
  double low = 0.0, high = 0.0;
};
struct BootstrapOptions {
  std::uint64_t seed = 0;
  std::uint32_t purpose = 0;  // keeps the draws of two intervals of a run apart
  std::size_t replicates = 2000;
  double level = 0.9;  // central share of the replicates
};
// Percentile interval of a statistic of `group.size()` items when whole groups are drawn with replacement: items of one
// group (forecasts about one earthquake) are not independent. The statistic gets the drawn indices; a draw for which it
// has no answer is left out. Nothing when no draw has one. Efron and Tibshirani (1993), An Introduction to the
// Bootstrap, sections 8.4 and 13.3. Draws are keyed (philox), the same on any machine. Cost: replicates x statistic.
using Statistic = std::function<std::optional<double>(std::span<const std::size_t>)>;
[[nodiscard]] std::optional<BootstrapInterval> bootstrap_interval(std::span<const std::size_t> group,
                                                                  const Statistic& statistic,
                                                                  const BootstrapOptions& options);

}  // namespace noroshi::numerics
