#pragma once
#include <cstdint>

#include "use_cases/hindcast/ban_forecast.hpp"
#include "use_cases/hindcast/case_report.hpp"

namespace noroshi::use_cases {

// Error of the forecasts as a share of the importer's purchases before the ban, coverage of their bands, and skill
// against "no change", "nobody replaces" and "the others replace in proportion"; every forecast, with the misses.
[[nodiscard]] CaseReport score_ban(const ExportBan& ban, const BanForecasts& forecasts, std::uint64_t seed);

}  // namespace noroshi::use_cases
