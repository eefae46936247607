#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/io_table.hpp"
#include "propagation/driver/disruption_model.hpp"

namespace noroshi::propagation {

// The published program BoARIO (Juhel 2024, J. Open Source Softw. 9(99); state of September 2025), to the last
// rounding, its defects included, so that ours can be checked against it number for number. Not for answers: the
// default is industries/industry_model.hpp. Differences between the two: docs/dynamic_industries.md.

enum class BoarioOrders { alt, noalt };
enum class BoarioRecovery { linear, convex, convex_scaled, concave };
enum class BoarioEventKind { arbitrary, recover, rebuild };

struct BoarioOptions {
  BoarioOrders orders = BoarioOrders::alt;
  double psi = 0.8;                            // 1 in the base model
  double restock_days = 60.0;                  // 1 in the base model (at once)
  double stock_days = 90.0;                    // days; 1 or less is 2, infinite never limits
  std::vector<std::string> unlimited_sectors;  // of infinite stock
  double alpha_base = 1.0, alpha_max = 1.25, alpha_tau = 365.0;
  double capital_ratio = 4.0;  // capital over yearly value added
  double steps_per_year = 365.0;
};

struct BoarioImpact {
  std::size_t industry = 0;  // of the table
  double amount = 0.0;       // capital lost in money, or share of capacity (arbitrary)
};

struct BoarioEvent {
  BoarioEventKind kind = BoarioEventKind::arbitrary;
  std::size_t occurrence = 0, duration = 1;
  std::vector<BoarioImpact> impacts;
  BoarioRecovery recovery = BoarioRecovery::linear;
  double recovery_tau = 60.0;  // arbitrary and recover
  double rebuild_tau = 60.0, rebuild_factor = 1.0;
  std::vector<std::pair<std::string, double>> rebuilding_sectors;  // shares
};

// Series: production_realised, production_capacity, overproduction, intermediate_demand, rebuild_demand, rebuild_prod,
// capital_lost, inputs_stock_total (per industry), final_demand_unmet (per final user). One lane.
// Errors: invalid_input: a table without output, of a shape that does not fit, or with numbers that are not finite;
// options or events outside their range; an industry or sector that does not exist.
// Cost per step O(N^2); memory two N x N matrices.
[[nodiscard]] Result<std::unique_ptr<DisruptionModel>> make_boario_model(IoTable table, BoarioOptions options,
                                                                         std::vector<BoarioEvent> events);

}  // namespace noroshi::propagation
