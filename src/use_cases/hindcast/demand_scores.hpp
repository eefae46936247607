#pragma once
#include <cstdint>
#include <span>

#include "use_cases/hindcast/case_report.hpp"
#include "use_cases/hindcast/demand_forecasts.hpp"

namespace noroshi::use_cases {

// Errors and bands of the forecasts. The 80 % band of a forecaster is the middle 80 % of ln(actual / forecast) on one
// half of the regions (keyed draws of `seed`), scored on the other half, both ways. Industries without output in one of
// the years, or with a forecast that is not positive, are not scored and counted.
[[nodiscard]] CaseReport score_outputs(const IoTable& before, const IoTable& later,
                                       std::span<const OutputForecast> forecasts, std::uint64_t seed);

}  // namespace noroshi::use_cases
