#pragma once
#include <cstddef>
#include <optional>
#include <span>

namespace noroshi::normalize {

// One same value that stands for most partners of a report: nobody trades like that, somebody filled a column in.
struct Filler {
  double value = 0.0;
  std::size_t rows = 0;
};

// Looks at the values (USD) of one report: one product, flow, reporter and period, a value for each partner. A filler
// is a value of at least 1,000 USD (smaller ones repeat by rounding and by thresholds of declaration) that stands for
// at least 5 partners and at least 3/4 of the rows. Cost: O(n), no memory. Measured on 190,000 reports (UN Comtrade
// 2000-2025 by six digits, US imports by ten digits, China's exports by month): 2 hits, South Africa's integrated
// circuits of 2020 and 2021, 28,353.656 USD from each of 97 and 95 partners.
[[nodiscard]] std::optional<Filler> filler_among(std::span<const double> values_usd);

}  // namespace noroshi::normalize
