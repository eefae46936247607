#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "propagation/industries/industry_parameters.hpp"
#include "propagation/industries/industry_scenario.hpp"
#include "propagation/ledger_good.hpp"
#include "use_cases/simulate/question.hpp"

namespace noroshi::use_cases {

// What one scenario costs, in money of the table.
struct LaneLoss {
  std::vector<double> by_industry;  // value added lost over the horizon, of each industry at home
  std::vector<double> first_day;    // on which it makes less than 99 % of its output at rest; the horizon: never
  std::vector<double> by_day;       // value added lost at home on each day
  double abroad = 0.0;              // output lost by everybody else

  [[nodiscard]] double total() const;
};

// A rule by which lanes differ, everything else (draws included) alike.
struct LaneVariant {
  std::string_view id;
  StaticText title;
  propagation::LedgerBound bound = propagation::LedgerBound::inner;
  propagation::AllocationRule allocation = propagation::AllocationRule::same_fraction;
  bool thrift = false;                                                      // where the scenario has none
  propagation::Rationing rationing = propagation::Rationing::proportional;  // of the industry model
  bool all_inputs_critical = false;                                         // of the industry model
};
[[nodiscard]] const LaneVariant& inner_variant();
[[nodiscard]] std::span<const LaneVariant> bound_variants();  // only its value counts; all output needs it
[[nodiscard]] std::span<const LaneVariant> rule_variants();   // one changed rule each

// The industry model on the question's table, ready for lanes.
class LossModel {
 public:
  // Errors: those of IndustryFlows (a table that cannot be simulated), of the parameters, of sector shocks.
  [[nodiscard]] static Result<LossModel> make(SimulationQuestion& question);

  // Losses of replicates first .. first + count - 1 of the draws. Nothing, when stopped on the way. The same bytes for
  // any number of threads and any splitting into calls.
  [[nodiscard]] Result<std::vector<LaneLoss>> run(const LaneVariant& variant, std::uint32_t first, std::uint32_t count,
                                                  const Progress& progress) const;

  [[nodiscard]] const propagation::IndustryFlows& flows() const { return *flows_; }
  [[nodiscard]] const std::vector<std::size_t>& home() const { return home_; }
  // Value added at rest over a year, of each industry at home.
  [[nodiscard]] const std::vector<double>& value_added() const { return value_added_; }
  [[nodiscard]] double value_added_at_home() const;
  [[nodiscard]] const std::vector<Text>& notes() const { return notes_; }
  [[nodiscard]] const std::vector<Text>& calm() const { return calm_; }  // why a sector shock need not move anything

 private:
  LossModel() = default;
  [[nodiscard]] Result<propagation::IndustryScenario> lane(std::uint32_t replicate) const;

  const SimulationQuestion* question_ = nullptr;
  std::shared_ptr<const propagation::IndustryFlows> flows_;
  propagation::IndustryParameters parameters_;
  std::vector<std::size_t> home_;
  std::vector<double> value_added_;
  std::vector<Text> notes_, calm_;
};

// The parameters of the industry model where nobody publishes them: classes of inputs by ISIC division (goods, energy
// and water: critical; building, transport, telecommunications: important; other services: other). Ours.
[[nodiscard]] propagation::IndustryParameters industry_parameters(
    const propagation::IndustryFlows& flows, const std::optional<normalize::IndustryScheme>& scheme);

}  // namespace noroshi::use_cases
