#pragma once
#include <cstdint>
#include <vector>

#include "precedents/stop_model.hpp"

namespace noroshi::precedents {

// A forecast of a case whose event the model has not seen.
struct UnseenForecast {
  std::size_t of = 0;  // place in the judged cases
  StopForecast forecast;
  std::size_t fitted_on = 0;  // cases
  // Share of the cases fitted on that stopped: ever, and within each horizon. The baseline to beat.
  double base_rate = 0.0;
  std::array<double, kHorizons.size()> base_rate_within{};
};

// Each judged case with an outcome, forecast by a model fitted on all `learnt_from` of other events. Cost: one fit per
// event.
[[nodiscard]] std::vector<UnseenForecast> forecast_left_out(const Precedents& learnt_from, const Precedents& judged);

// The events are dealt into two halves (keyed draws of `seed` and `deal`); each half is forecast by a model fitted on
// the other.
[[nodiscard]] std::vector<UnseenForecast> forecast_other_half(const Precedents& learnt_from, const Precedents& judged,
                                                              std::uint64_t seed, std::uint32_t deal);

}  // namespace noroshi::precedents
