#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "indicators/indicator.hpp"

namespace noroshi::indicators {

// The method's result for every year, each judged with the years up to it (windows see no future).
// Errors: those of the method. The last entry equals what the method says about the newest year.
[[nodiscard]] Result<std::vector<MethodResult>> judge_every_year(const Indicator& method,
                                                                 std::span<const TradeYear* const> years,
                                                                 const OptionValues& options);

// How often a position of the newest year was flagged. A year in which the importer and the product are there, but not
// together, counts as not flagged; a year that knows nothing of one of them, that holds only a part of the importer's
// reports (TradeCube::partial_importers), or whose verdict is unknown, not at all.
struct Persistence {
  std::uint16_t flagged_years = 0, known_years = 0;

  [[nodiscard]] std::optional<double> share() const {
    if (known_years == 0) return std::nullopt;
    return static_cast<double>(flagged_years) / known_years;
  }
};
// One entry per position of the last year. `results[i]` belongs to `years[i]`. O(years x positions).
[[nodiscard]] std::vector<Persistence> persistence(std::span<const TradeYear* const> years,
                                                   std::span<const MethodResult> results);

// Of the positions flagged in a year, those no longer flagged `lag_years` later, over all pairs of years loaded: the
// check of Vicard and Wibaux (2023), CEPII Policy Brief 41: about 1/5 after one year and 1/2 after five. Positions
// whose later verdict is unknown, or whose importer is missing from the later year, are left out of both counts.
struct Churn {
  std::size_t flagged = 0, left = 0;

  [[nodiscard]] std::optional<double> share() const {
    if (flagged == 0) return std::nullopt;
    return static_cast<double>(left) / static_cast<double>(flagged);
  }
};
// Positions of one importer, or of all when there is none given.
[[nodiscard]] Churn churn(std::span<const TradeYear* const> years, std::span<const MethodResult> results, int lag_years,
                          std::optional<AreaCode> importer = std::nullopt);

}  // namespace noroshi::indicators
