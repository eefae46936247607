#pragma once
#include <memory>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "propagation/driver/disruption_model.hpp"
#include "propagation/industries/industry_flows.hpp"
#include "propagation/industries/industry_parameters.hpp"
#include "propagation/industries/industry_scenario.hpp"

namespace noroshi::propagation {

// What went in and out of a lane since the start, in money. Two laws, each from separate sums of the run:
//   stock_start + received = used + stock_now;   output = to_industries + to_final_users + to_rebuilding.
struct MassBalance {
  double stock_start = 0.0, stock_now = 0.0;          // in stores
  double under_way_start = 0.0, under_way_now = 0.0;  // in transit
  double received = 0.0, used = 0.0;
  double output = 0.0, to_industries = 0.0, to_final_users = 0.0, to_rebuilding = 0.0;

  [[nodiscard]] double stock_error() const;     // relative to all that was received
  [[nodiscard]] double delivery_error() const;  // relative to output
  [[nodiscard]] double transit_error() const;   // under_way_start + to_industries = received + under_way_now
};

// Adaptive regional input-output model with inventories (Hallegatte 2008, Risk Analysis 28(3); 2014, Risk Analysis
// 34(1); inputs by class after Pichler et al. 2022), K scenarios at once. Equations, differences from the peer's
// program (src/propagation/peers/boario.hpp) and bounds: docs/dynamic_industries.md.
//
// Series (per industry in the order of the table, money per day unless said): output, demand, capacity, overproduction
// (factor), input_limit (output that stocks allow, over output at rest, at most 10), stock (of all inputs, money),
// capital_lost (money); per final user: final_delivered, final_unmet.
//
// Cost: one read of the N x N flows per step for all lanes, 3 multiply-adds per cell and lane. Memory: the network,
// plus about 32 bytes per sector x industry and lane; with transit, 8 bytes more per sector x industry, lane and day of
// it.
[[nodiscard]] Result<std::unique_ptr<class IndustryModel>> make_industry_model(const IndustryFlows& network,
                                                                               const IndustryParameters& parameters,
                                                                               std::vector<IndustryScenario> scenarios);

class IndustryModel : public DisruptionModel {
 public:
  [[nodiscard]] virtual MassBalance balance(std::size_t lane) const = 0;
  [[nodiscard]] virtual double step_days() const = 0;
};

}  // namespace noroshi::propagation
