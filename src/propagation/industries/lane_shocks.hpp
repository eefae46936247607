#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "propagation/industries/industry_flows.hpp"
#include "propagation/industries/industry_scenario.hpp"

namespace noroshi::propagation {

// The outside of one lane, evaluated for a step: what is left of capacity, what final users want, which flows pass.
class LaneShocks {
 public:
  LaneShocks(const IndustryFlows& flows, const IndustryScenario& scenario);

  // Means over [from, until) days. What was there before becomes `passed_before`.
  void advance(double from_day, double until_day);

  // N by column: share of capacity that supply cuts leave.
  [[nodiscard]] std::span<const double> capacity_left() const { return capacity_left_; }
  // N by row: what final users can be sent, money per day (what they want, where it may pass).
  [[nodiscard]] std::span<const double> final_demand() const { return final_demand_; }
  // Of a final user's flow at rest: how much is wanted, how much of that may pass.
  [[nodiscard]] double wanted(std::size_t row, std::size_t user) const;
  [[nodiscard]] double passing(std::size_t row, std::size_t user) const;

  // Rows with a flow that does not pass whole, in this step or the one before (orders were placed under that).
  [[nodiscard]] std::span<const std::uint32_t> cut_rows() const { return active_; }
  // By region of the buyer: share of the flow at rest that may pass.
  [[nodiscard]] std::span<const double> pass(std::uint32_t row) const;
  [[nodiscard]] std::span<const double> passed_before(std::uint32_t row) const;

 private:
  void set_capacity(double from, double until);
  bool set_passes(double from, double until);
  bool set_wants(double from, double until);
  void set_final_demand();
  [[nodiscard]] std::size_t place(std::uint32_t row) const { return place_[row]; }

  const IndustryFlows* flows_;
  const IndustryScenario* scenario_;
  std::vector<double> capacity_left_, rest_demand_, final_demand_;
  std::vector<std::uint32_t> user_region_;  // of final users; regions() when the table has no industry there
  std::vector<std::uint32_t> touched_;      // rows that a cut can touch, ascending
  std::vector<std::uint32_t> place_;        // of a row in touched_; touched_.size(): none
  std::vector<double> pass_, before_;       // touched x regions
  std::vector<std::uint32_t> active_;
  std::vector<double> wants_;  // sectors x final users; empty: all as at rest
};

}  // namespace noroshi::propagation
