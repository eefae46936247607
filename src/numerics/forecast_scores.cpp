#include "numerics/forecast_scores.hpp"

#include <algorithm>
#include <cmath>

#include "base/contract.hpp"
#include "numerics/robust.hpp"

namespace noroshi::numerics {
namespace {

constexpr double kSurest = 0.99;

bool are_probabilities(std::span<const EventForecast> forecasts) {
  return !forecasts.empty() && std::ranges::all_of(forecasts, [](const EventForecast& f) {
    return f.probability >= 0.0 && f.probability <= 1.0;
  });
}

double mean(std::span<const EventForecast> forecasts, double (*of)(const EventForecast&)) {
  NOROSHI_EXPECT(are_probabilities(forecasts));
  double sum = 0.0;
  for (const auto& f : forecasts) sum += of(f);
  return sum / static_cast<double>(forecasts.size());
}

}  // namespace

double brier_score(std::span<const EventForecast> forecasts) {
  return mean(forecasts, [](const EventForecast& f) {
    const double miss = f.probability - (f.happened ? 1.0 : 0.0);
    return miss * miss;
  });
}

double log_score(std::span<const EventForecast> forecasts) {
  return mean(forecasts, [](const EventForecast& f) {
    const double p = std::clamp(f.probability, 1.0 - kSurest, kSurest);
    return -std::log(f.happened ? p : 1.0 - p);
  });
}

std::vector<ReliabilityBin> reliability(std::span<const EventForecast> forecasts, std::size_t bins) {
  NOROSHI_EXPECT(are_probabilities(forecasts) && bins > 0);
  const double count = static_cast<double>(bins);
  std::vector<ReliabilityBin> all(bins);
  for (std::size_t b = 0; b < bins; ++b) {
    all[b].low = static_cast<double>(b) / count;
    all[b].high = static_cast<double>(b + 1) / count;
  }
  for (const auto& f : forecasts) {
    auto& bin = all[std::min(static_cast<std::size_t>(f.probability * count), bins - 1)];
    ++bin.count;
    bin.mean_probability += f.probability;
    bin.frequency += f.happened ? 1.0 : 0.0;
  }
  std::erase_if(all, [](const ReliabilityBin& bin) { return bin.count == 0; });
  for (auto& bin : all) {
    bin.mean_probability /= static_cast<double>(bin.count);
    bin.frequency /= static_cast<double>(bin.count);
  }
  return all;
}

double coverage(std::span<const BandForecast> forecasts) {
  NOROSHI_EXPECT(!forecasts.empty());
  const auto inside =
      std::ranges::count_if(forecasts, [](const BandForecast& f) { return f.low <= f.actual && f.actual <= f.high; });
  return static_cast<double>(inside) / static_cast<double>(forecasts.size());
}

double interval_score(const BandForecast& forecast, double alpha) {
  NOROSHI_EXPECT(alpha > 0.0 && alpha < 1.0 && forecast.low <= forecast.high);
  const double below = std::max(0.0, forecast.low - forecast.actual);
  const double above = std::max(0.0, forecast.actual - forecast.high);
  return forecast.high - forecast.low + 2.0 / alpha * (below + above);
}

double weighted_interval_score(std::span<const double> levels, std::span<const double> quantiles, double actual) {
  NOROSHI_EXPECT(!levels.empty() && levels.size() == quantiles.size());
  double sum = 0.0;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    NOROSHI_EXPECT(levels[i] > 0.0 && levels[i] < 1.0);
    const double q = quantiles[i];
    sum += 2.0 * ((actual <= q ? 1.0 : 0.0) - levels[i]) * (q - actual);
  }
  return sum / static_cast<double>(levels.size());
}

double crps_of_sample(std::span<const double> sample, double actual) {
  NOROSHI_EXPECT(!sample.empty());
  std::vector<double> sorted(sample.begin(), sample.end());
  std::ranges::sort(sorted);
  const double n = static_cast<double>(sorted.size());
  double distance = 0.0, spread = 0.0;  // spread: sum over ordered pairs i < j of x_j - x_i
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    distance += std::abs(sorted[i] - actual);
    spread += (2.0 * static_cast<double>(i) - n + 1.0) * sorted[i];
  }
  return distance / n - spread / (n * n);
}

double mean_absolute_error(std::span<const double> predicted, std::span<const double> actual) {
  NOROSHI_EXPECT(!predicted.empty() && predicted.size() == actual.size());
  double sum = 0.0;
  for (std::size_t i = 0; i < predicted.size(); ++i) sum += std::abs(predicted[i] - actual[i]);
  return sum / static_cast<double>(predicted.size());
}

std::optional<double> skill(double score, double baseline) {
  if (baseline == 0.0) return std::nullopt;
  return 1.0 - score / baseline;
}

std::optional<BootstrapInterval> bootstrap_interval(std::span<const std::size_t> group, const Statistic& statistic,
                                                    const BootstrapOptions& options) {
  NOROSHI_EXPECT(options.level > 0.0 && options.level < 1.0 && options.replicates > 0);
  std::vector<std::size_t> names(group.begin(), group.end());
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  std::vector<std::vector<std::size_t>> members(names.size());
  for (std::size_t i = 0; i < group.size(); ++i) {
    members[static_cast<std::size_t>(std::ranges::lower_bound(names, group[i]) - names.begin())].push_back(i);
  }
  std::vector<double> values;
  std::vector<std::size_t> drawn;
  for (std::size_t r = 0; r < options.replicates; ++r) {
    drawn.clear();
    for (std::size_t k = 0; k < members.size(); ++k) {
      const DrawKey key{static_cast<std::uint32_t>(r), static_cast<std::uint32_t>(k), 0, options.purpose};
      const auto pick = static_cast<std::size_t>(uniform01(options.seed, key) * static_cast<double>(members.size()));
      drawn.insert(drawn.end(), members[pick].begin(), members[pick].end());
    }
    if (const auto value = statistic(drawn)) values.push_back(*value);
  }
  if (values.empty()) return std::nullopt;
  const double tail = 0.5 * (1.0 - options.level);
  return BootstrapInterval{quantile(values, tail), quantile(values, 1.0 - tail)};
}

}  // namespace noroshi::numerics
