#pragma once
#include <span>

#include "model/report_table.hpp"
#include "precedents/stop_validation.hpp"

namespace noroshi::use_cases {

// Every case beside its forecast; a miss is a stop that was given less than even odds, or the reverse, or days outside
// the band.
[[nodiscard]] ReportTable stop_forecast_table(const precedents::Precedents& cases,
                                              std::span<const precedents::UnseenForecast> forecasts);
// What was said and how often it happened, by fifths of probability.
[[nodiscard]] ReportTable stop_reliability_table(const precedents::Precedents& cases,
                                                 std::span<const precedents::UnseenForecast> forecasts);
// What the model learnt from all cases.
[[nodiscard]] ReportTable stop_weight_table(const precedents::StopModel& model);

}  // namespace noroshi::use_cases
