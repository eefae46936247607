#pragma once
#include <vector>

#include "propagation/driver/disruption_model.hpp"
#include "propagation/industries/industry_flows.hpp"

namespace noroshi::propagation {

// What the model of industries can show, in this order.
enum class IndustrySeries {
  output,
  demand,
  capacity,
  overproduction,
  input_limit,
  stock,
  capital_lost,
  final_delivered,
  final_unmet
};

[[nodiscard]] std::vector<Series> industry_series(const IndustryFlows& flows);

}  // namespace noroshi::propagation
