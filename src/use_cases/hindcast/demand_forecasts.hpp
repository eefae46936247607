#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/io_table.hpp"

namespace noroshi::use_cases {

// Output of every industry of a later year, forecast from an earlier table and what the later year is told about.
struct OutputForecast {
  Text forecaster;
  std::vector<double> output;  // N, in the order of the earlier table
  bool naive = false;          // a baseline
};

// Forecasters of the output of `later` from the structure of `before` (the industries of both in the same order):
//   x = L f: final demand of the later year, of all regions, imposed on the world table of the earlier one;
//   each region alone: x_r = (I - A_rr)^-1 (home final demand + exports of the later year, finished or not);
// and, without a structure: no change; growth of the world's total final demand; growth of the final demand of the
// industry's own region; the change of final demand for the industry's own goods, without any chain.
// Errors: those of LeontiefSystem; invalid_input when the industries are not the same.
[[nodiscard]] Result<std::vector<OutputForecast>> forecast_outputs(const IoTable& before, const IoTable& later);

// Gross output as what is sold: row sums of both parts of a table.
[[nodiscard]] std::vector<double> output_of(const IoTable& table);
[[nodiscard]] std::vector<std::string> regions_of(const IoTable& table);  // sorted

}  // namespace noroshi::use_cases
