#pragma once
#include <optional>
#include <vector>

#include "base/text.hpp"
#include "propagation/industries/industry_flows.hpp"
#include "propagation/industries/industry_parameters.hpp"
#include "propagation/industries/industry_scenario.hpp"

namespace noroshi::propagation {

// What a cut of a flow touches at rest, and so why it moves output or does not. Money per day of the whole flow
// (whatever the share cut).
struct CutAccount {
  double flow = 0.0;                                    // all of it
  double to_final_users = 0.0;                          // of which to final users: felt by them, not by output
  double critical = 0.0, important = 0.0, other = 0.0;  // of which to industries, by what the input is to them
  double negligible = 0.0;                              // of which too small a share of output to limit it
  double other_origins = 0.0;  // what the same users buy of the same products elsewhere: where orders can go
  double substitution = 0.0;   // share of orders that may go there, weighted by flow
  std::optional<double> shortest_cover_days;  // stock of the input with the smallest, of those that can limit
  double days_cut = 0.0;                      // days in which some of it is cut
  double largest_cut = 0.0;                   // share
};

[[nodiscard]] CutAccount account_of(const FlowCut& cut, const IndustryFlows& network,
                                    const IndustryParameters& parameters, double stock_scale = 1.0);

// Each reason why output may not move, strongest first; empty when nothing speaks against it.
[[nodiscard]] std::vector<Text> reasons_for_calm(const CutAccount& account);

}  // namespace noroshi::propagation
