#pragma once
#include "interfaces/wire/cell.hpp"
#include "use_cases/dossier.hpp"

namespace noroshi::html {

// Axis of a chart: from 0 (or below, for negative values) to a round number, in equal steps.
struct ChartScale {
  double low = 0.0, high = 1.0, step = 0.25;

  [[nodiscard]] double share(double value) const { return (value - low) / (high - low); }
};

[[nodiscard]] ChartScale scale_of(const Chart& chart);
[[nodiscard]] CellKind kind_of_values(const Chart& chart);  // share, usd or real, by the unit's words
[[nodiscard]] bool is_known(const ChartSeries& series, std::size_t category);
[[nodiscard]] bool nothing_known(const Chart& chart, std::size_t category);

}  // namespace noroshi::html
