#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "numerics/dense_matrix.hpp"
#include "propagation/driver/fingerprint.hpp"
#include "propagation/peers/boario.hpp"

namespace noroshi::propagation {

[[nodiscard]] Result<void> check(const BoarioEvent& event, const IoTable& table);

// The events of a run of the peer: pending, happening, then recovering by a curve or by being rebuilt.
class BoarioEvents {
 public:
  BoarioEvents() = default;
  // capital: N; z0: N x N flows; sector_of: N indices into sectors.
  BoarioEvents(std::vector<BoarioEvent> events, std::vector<double> capital, const numerics::DenseMatrix& z0,
               const std::vector<std::string>& sectors, const std::vector<std::size_t>& sector_of);

  void begin(std::size_t step);  // which events happen, which begin to recover
  [[nodiscard]] std::vector<double> capital_lost() const;
  [[nodiscard]] std::vector<double> share_of_capital_lost() const;
  [[nodiscard]] std::vector<double> arbitrary_loss() const;
  [[nodiscard]] std::vector<double> demand() const;  // for rebuilding, per step
  void deliver(const std::vector<double>& share);    // of that demand, by supplier
  void recover(std::size_t step);

  template <class Visit>
  void visit_state(Visit visit) {
    for (auto& e : running_) visit(e.damage), visit(e.to_build.values), visit(e.phase);
  }
  template <class Visit>
  void visit_state(Visit visit) const {
    for (const auto& e : running_) visit(e.damage), visit(e.to_build.values), visit(e.phase);
  }
  void add_to(Fingerprint& print) const;

 private:
  static constexpr double pending = 0.0, happening = 1.0, recovering = 2.0;
  struct Running {
    BoarioEvent event;
    std::vector<double> damage;         // per impact
    numerics::DenseMatrix first_build;  // N x impacts: demand when rebuilding begins
    numerics::DenseMatrix to_build;     // what is left of it
    std::vector<double> phase = {0.0};
  };
  std::vector<double> capital_;
  std::vector<Running> running_;
};

}  // namespace noroshi::propagation
