#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "scenarios/licence_estimate.hpp"
#include "use_cases/hindcast/case_report.hpp"

namespace noroshi::use_cases {

// Shipments of a month after a licence regime was announced: forecast and what came, over a month at rest.
struct LicenceForecast {
  std::string id;  // of the case
  std::string announced;
  Period month;
  Range level;          // 10, 50 and 90 % of the draws
  double actual = 0.0;  // over the base
  bool before_effect = false;
};

// Every month of `judged` forecast on the day of the announcement: the control `licence_delay` with ranges of
// parameters from those of `learnt_from` that were announced on another day, drawn (keyed by seed); the day of effect
// and the month at rest are known. Errors: invalid_input when no other case gives ranges.
[[nodiscard]] Result<std::vector<LicenceForecast>> forecast_licences(
    const std::vector<scenarios::LicenceCase>& learnt_from, const scenarios::LicenceCase& judged, std::uint64_t seed);

// Error as a share of a month at rest, skill against "no change" and "a ban", coverage.
struct LicenceScoreRequest {
  Text forecast, measure;
  std::uint64_t seed = 0;
};
[[nodiscard]] std::vector<HindcastScore> score_licences(std::span<const LicenceForecast> forecasts,
                                                        const LicenceScoreRequest& request);
[[nodiscard]] ReportTable licence_table(std::span<const LicenceForecast> forecasts);

}  // namespace noroshi::use_cases
