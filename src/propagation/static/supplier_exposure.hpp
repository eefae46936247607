#pragma once
#include <optional>
#include <span>
#include <vector>

#include "propagation/static/leontief_system.hpp"

namespace noroshi::propagation {

// Who stands behind an industry: how much of what its products need is made by a group of suppliers, looked through all
// suppliers of suppliers. Industries are put in groups once (each supplier in one, or in none), for all buyers.
struct SupplierGroups {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> group_of;  // N; kNone: in no group
  std::size_t count = 0;
};

// Of a buyer j (or several, weighted by what they sell to final users, F), and a group P of suppliers:
struct SupplierExposure {
  double total = 0.0;         // FPEM: sum_{i in P} (LF)_ij / sum_i (LF)_ij, 0 to 1
  double face = 0.0;          // of it visible in direct purchases: sum_{i in P} ((I + A)F)_ij / sum_i (LF)_ij
  double pass_through = 0.0;  // expected purchases from P along the chain: sum_{i in P} (L - I)_ij, >= 0
  double value_added = 0.0;   // where the money ends up: sum_{i in P} v_i L_ij, 0 to 1

  [[nodiscard]] double hidden() const { return total - face; }  // >= 0: suppliers of suppliers
};

// FPEM, face value, hidden: Baldwin, Freeman and Theodorakopoulos (2022), "Horses for courses: measuring foreign supply
// chain exposure", NBER 30525; (2023), "Hidden exposure", Brookings Papers, Fall. F cancels for one buyer.
// Pass-through frequency: Inomata and Hanaka (2021, 2024, Economic Systems Research), read as the expected number of
// purchases from P on a walk upstream from j that goes on to supplier i with probability A_ij; published values were
// not compared. Value added: Johnson and Noguera (2012), Journal of International Economics 86(2).
class SupplierLookThrough {
 public:
  // Sums L, A and vL over each group once. Cost: N^2 operations, 3 N x groups numbers.
  SupplierLookThrough(const LeontiefSystem& system, const SupplierGroups& groups);

  // Nothing when no buyer has output, or (of several) when they sell nothing to final users on balance.
  [[nodiscard]] std::optional<SupplierExposure> of(std::size_t buyer, std::size_t group) const;
  [[nodiscard]] std::optional<SupplierExposure> of(std::span<const std::size_t> buyers, std::size_t group) const;

 private:
  [[nodiscard]] std::optional<SupplierExposure> weighted(std::span<const std::size_t> buyers,
                                                         std::span<const double> weights, std::size_t group) const;

  const LeontiefSystem* system_;
  std::vector<std::size_t> group_of_;
  std::vector<double> production_;                        // N: sum_i L_ij
  numerics::DenseMatrix through_, direct_, value_added_;  // groups x N: sums of L, A, vL
};

}  // namespace noroshi::propagation
