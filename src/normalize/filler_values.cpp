#include "normalize/filler_values.hpp"

#include <algorithm>

namespace noroshi::normalize {

namespace {
constexpr double kSmallestUsd = 1'000.0;
constexpr std::size_t kFewestPartners = 5;
}  // namespace

std::optional<Filler> filler_among(std::span<const double> values_usd) {
  if (values_usd.size() < kFewestPartners) return std::nullopt;
  // A value of more than half of the rows survives when each row cancels one of another value.
  double candidate = 0.0;
  std::size_t lead = 0;
  for (const double value : values_usd) {
    if (lead == 0) candidate = value;
    lead = value == candidate ? lead + 1 : lead - 1;
  }
  if (candidate < kSmallestUsd) return std::nullopt;
  const auto rows = static_cast<std::size_t>(std::ranges::count(values_usd, candidate));
  if (rows < kFewestPartners || 4 * rows < 3 * values_usd.size()) return std::nullopt;
  return Filler{candidate, rows};
}

}  // namespace noroshi::normalize
