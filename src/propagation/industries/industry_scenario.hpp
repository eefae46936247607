#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "propagation/capacity_limit.hpp"
#include "propagation/driver/path.hpp"
#include "propagation/industries/industry_flows.hpp"
#include "propagation/industries/industry_parameters.hpp"

namespace noroshi::propagation {

// An empty code stands for all of them, everywhere below. Several shocks on the same thing multiply what is left.

// Industries that can make less: share of capacity lost, in [0, 1].
struct SupplyCut {
  std::string region, sector;
  Path lost;
};

// Goods that do not pass: share of the flow from origin to destination that is not shipped, in [0, 1]. To industries
// and final users of the destination alike. Within a region when origin and destination are the same code.
struct FlowCut {
  std::string sector, origin, destination;
  Path cut;
};

// Final users who want more or less: change as a share of their demand at rest, >= -1.
struct DemandShock {
  std::string region, category;  // of the user
  std::string sector;            // of the product
  Path change;
};

enum class RecoveryCurve { none, linear, convex, concave, path };

// Capital destroyed on `day`. Capacity falls by the share of capital lost and comes back
//   linear:  1 - t / days;  convex (fast first): (1 - 1/days)^(4 t), in exp form;  concave (slow first):
//   days^e / (t^e + days^e), e = log(days / 1e-6) / log(days / 2);  path: 1 - recovered(t);
// t days after `day + duration`; or, when `rebuilders` is not empty, as fast as they deliver.
struct CapitalLoss {
  std::string region, sector;
  double share = 0.0;  // of each industry's capital, [0, 1]
  double day = 0.0, duration_days = 0.0;
  RecoveryCurve curve = RecoveryCurve::none;
  double recovery_days = 0.0;
  Path recovered;  // share recovered t days after day + duration; RecoveryCurve::path
  struct Rebuilder {
    std::string sector;
    double share = 0.0;  // of the demand; all add up to 1
  };
  std::vector<Rebuilder> rebuilders;
  double rebuild_days = 60.0;   // demand per day = what is left / this
  double rebuild_factor = 1.0;  // demand over capital lost
};

// One lane: what happens, and what is uncertain about the industries themselves.
struct IndustryScenario {
  std::string id;
  std::vector<SupplyCut> supply_cuts;
  std::vector<FlowCut> flow_cuts;
  std::vector<DemandShock> demand_shocks;
  std::vector<CapitalLoss> capital_losses;
  double stock_scale = 1.0;                // multiplies stock_days of every sector; > 0
  double overproduction_scale = 1.0;       // multiplies overproduction - 1; >= 0
  double substitution_scale = 1.0;         // multiplies substitution (cut off at 1); >= 0
  std::vector<double> sector_stock_scale;  // empty, or one per sector on top of stock_scale; > 0
  // Not owned; lives as long as the model and belongs to this lane alone. Its step is one of `step_days`.
  CapacityLimit* limit = nullptr;
};

// Errors: not_found (a region, sector or final user that does not exist; a shock that touches no flow at all),
// invalid_input (outside its range, NaN, contradictory: recovery and rebuilding both).
[[nodiscard]] Result<void> check(const IndustryScenario& scenario, const IndustryFlows& network);

}  // namespace noroshi::propagation
