#pragma once
#include <optional>
#include <string>
#include <vector>

#include "numerics/robust.hpp"
#include "precedents/stop_model.hpp"
#include "propagation/ensemble/ensemble.hpp"
#include "propagation/ensemble/sensitivity.hpp"
#include "propagation/ledger_record.hpp"
#include "scenarios/shortage.hpp"
#include "use_cases/simulate/industry_losses.hpp"
#include "use_cases/simulate/question.hpp"

namespace noroshi::use_cases {

// One good, answered alone.
struct GoodResult {
  scenarios::ShortageAnswer shortage;
  propagation::SobolIndices drivers;                   // of the use lost, one per uncertain input
  precedents::Circumstances circumstances;             // as a forecaster would have put them
  std::optional<precedents::StopForecast> precedents;  // what cases like it say; nothing: nothing is kept back
  propagation::LedgerGood likeliest;                   // at the likeliest values,
  propagation::LedgerRecord record;                    // and what happens to it then
};

struct VariantLosses {
  const LaneVariant* variant = nullptr;
  std::vector<LaneLoss> lanes;  // replicates 0, 1, ... as those of the inner band
};

struct SimulationResults {
  std::vector<GoodResult> goods;             // as the question's
  std::vector<precedents::Precedent> alike;  // to the first good's circumstances
  std::size_t precedent_cases = 0, precedent_stops = 0;
  std::optional<LossModel> losses;
  std::vector<LaneLoss> inner;
  std::optional<propagation::Converged> converged;  // of the total loss
  std::vector<VariantLosses> bounds, rules;
  bool complete = true;
};

// Of one figure over lanes; nothing without lanes.
struct LossBand {
  double p10 = 0.0, p50 = 0.0, p90 = 0.0;
};
template <class Figure>
[[nodiscard]] std::optional<LossBand> band_of(std::span<const LaneLoss> lanes, Figure figure) {
  if (lanes.empty()) return std::nullopt;
  std::vector<double> values;
  for (const auto& lane : lanes) values.push_back(figure(lane));
  return LossBand{numerics::quantile(values, 0.1), numerics::quantile(values, 0.5), numerics::quantile(values, 0.9)};
}

// A unit of tables or of inputs in both languages; one that is not known stays as it is.
[[nodiscard]] Text unit_words(const std::string& unit);

// The name of an industry: of its sector, by the table's scheme, and its region where there are several at home.
[[nodiscard]] Text industry_name(const IndustryGround& ground, std::size_t industry);

}  // namespace noroshi::use_cases
