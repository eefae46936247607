#pragma once
#include "base/result.hpp"
#include "use_cases/hindcast/demand_forecasts.hpp"

namespace noroshi::use_cases {

// Output of the later year by the dynamic industries: at rest as in the earlier table, from the first day on final
// demand of each region for each product as in the later year, 365 days, default parameters. The regions' purchases
// keep their origins of the earlier year, changes of stocks are part of demand, and a cell below zero counts as zero.
// Errors: those of the model (a table it refuses). Cost: WIOD about 2 s.
[[nodiscard]] Result<OutputForecast> forecast_output_dynamically(const IoTable& before, const IoTable& later);

}  // namespace noroshi::use_cases
