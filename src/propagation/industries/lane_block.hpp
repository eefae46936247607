#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "propagation/industries/capital_events.hpp"
#include "propagation/industries/flow_sweep.hpp"
#include "propagation/industries/industry_model.hpp"
#include "propagation/industries/lane_shocks.hpp"
#include "propagation/industries/transit.hpp"

namespace noroshi::propagation {

// What all lanes share: the parameters, cell by cell, in the layout of the flows.
struct IndustryConstants {
  IndustryConstants(const IndustryFlows& network, const IndustryParameters& given);

  const IndustryFlows* flows;
  IndustryParameters parameters;
  std::size_t n, sectors, substeps;
  double dt;  // days of a substep
  Transit transit;
  numerics::DenseMatrix per_output, per_stock, not_critical, not_important, transit_days;  // sectors x columns
  std::vector<double> output;              // N by column, per day at rest
  std::vector<std::uint32_t> row, sector;  // of a column

 private:
  void set_classes();
  void set_transit();
};

// Some lanes side by side (see flow_sweep.hpp) with all that changes in them. `rows` and `columns` are those of the
// flows; number l of node k is v[k * width + l].
class LaneBlock {
 public:
  LaneBlock(const IndustryConstants& constants, std::span<const IndustryScenario> scenarios, std::size_t width);

  // From orders to output: what is asked, what can be made, who gets what. Days [from, from + dt).
  void produce(std::size_t step, double from, bool first_of_step);
  // The stores of a sector, its new orders, and what they ask of its suppliers.
  void settle(std::size_t sector);
  void finish();  // of a substep, after all sectors

  void observe(std::size_t which, std::size_t lane, std::span<double> out) const;
  [[nodiscard]] MassBalance balance(std::size_t lane) const;
  [[nodiscard]] std::size_t lanes() const { return lanes_; }

  template <class Self, class Visit>
  static void visit_state(Self& self, Visit visit) {
    for (auto* v : {&self.stock_, &self.orders_, &self.under_way_, &self.ring_, &self.asked_, &self.weight_,
                    &self.alpha_, &self.critical_, &self.important_})
      visit(*v);
    visit(self.account_);
    for (auto* v : {&self.output_, &self.demand_, &self.capacity_, &self.to_industry_, &self.to_final_,
                    &self.input_limit_, &self.limit_})
      visit(*v);
    for (auto& c : self.capital_) c.visit_state(visit);
    visit(self.history_);
  }
  // After the state was put back: the outside as of the substep before, and the limits asked again for all that was.
  void resume(std::size_t step, double from, double until);

 private:
  enum Account : std::size_t {
    stock_start,
    under_way_start,
    received,
    used,
    made,
    to_industries,
    to_final_users,
    to_rebuilding,
    kAccounts
  };

  void set_rest();
  void set_rest_under_way();
  void pass_orders();  // of rows with a cut flow: only what passes
  void ask_limits(std::size_t step);
  void make(std::size_t lane);
  void ship_cut_rows(std::size_t sector);  // into arrived_ and weights_
  void ship_by_transit(std::size_t sector);
  void ship(std::size_t sector, std::uint32_t row, std::size_t c, std::size_t l, double flow);
  void take_arrivals(std::size_t sector);
  double& account(Account which, std::size_t lane) { return account_[which * width_ + lane]; }

  const IndustryConstants* c_;
  FlowSweep sweep_;
  std::size_t width_, lanes_, slot_ = 0;
  std::vector<LaneShocks> shocks_;
  std::vector<CapitalEvents> capital_;
  std::vector<CapacityLimit*> limits_;
  std::vector<double> stock_days_, per_limit_day_, alpha_max_, substitution_;  // sectors x width
  // State.
  std::vector<double> stock_, orders_, under_way_;    // sectors x columns; orders per unit of weighted flow
  std::vector<double> ring_;                          // slots x sectors x columns: arrivals to come, per day
  std::vector<double> asked_, weight_;                // rows: orders of industries; the weights they were placed with
  std::vector<double> alpha_, critical_, important_;  // columns: overproduction; output that stocks allow
  std::vector<double> account_;                       // accounts x width
  std::vector<double> history_;                       // activities that limits were asked with, for a run that goes on
  // Of the step.
  std::vector<double> output_, wanted_, demand_, capacity_, input_limit_, limit_;  // columns
  std::vector<double> to_industry_, to_final_;  // rows: share of an order that is delivered
  std::vector<double> new_weight_, shipped_;    // rows
  std::vector<double> weights_, arrived_;       // columns, of one sector
};

}  // namespace noroshi::propagation
