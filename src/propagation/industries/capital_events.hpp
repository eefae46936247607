#pragma once
#include <span>
#include <vector>

#include "numerics/dense_matrix.hpp"
#include "propagation/industries/industry_flows.hpp"
#include "propagation/industries/industry_scenario.hpp"

namespace noroshi::propagation {

// Capital destroyed in one lane, and how it comes back.
class CapitalEvents {
 public:
  CapitalEvents(const IndustryFlows& flows, double capital_per_value_added, const IndustryScenario& scenario);

  [[nodiscard]] bool none() const { return events_.empty(); }
  // For [from, until): shares lost (mean over it), demand for rebuilding.
  void begin(double from_day, double until_day);
  [[nodiscard]] std::span<const double> share_lost() const { return share_lost_; }  // N by column
  [[nodiscard]] std::span<const double> demand() const { return demand_; }          // N by row, money per day
  [[nodiscard]] double money_lost(std::size_t column) const { return share_lost_[column] * capital_[column]; }
  // `share` of this step's demand was delivered (by row).
  void deliver(std::span<const double> share);

  template <class Visit>
  void visit_state(Visit visit) {
    for (auto& e : events_) visit(e.to_build.values), visit(e.begun);
    visit(share_lost_), visit(demand_);
  }
  template <class Visit>
  void visit_state(Visit visit) const {
    for (const auto& e : events_) visit(e.to_build.values), visit(e.begun);
    visit(share_lost_), visit(demand_);
  }

 private:
  struct Event {
    const CapitalLoss* loss;
    std::vector<std::uint32_t> columns;     // industries hit
    std::vector<std::uint32_t> rows;        // who rebuilds
    numerics::DenseMatrix share, to_build;  // rows x columns: of the demand of each; money left
    std::vector<double> begun = {0.0};      // 1: rebuilding has begun
  };
  [[nodiscard]] double share_now(const Event& event, std::size_t k, double from, double until) const;

  std::vector<Event> events_;
  std::vector<double> capital_, share_lost_, demand_;
  double step_days_ = 1.0;
};

}  // namespace noroshi::propagation
