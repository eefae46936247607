#include "propagation/static/production_stages.hpp"

#include "numerics/linear_solver.hpp"

namespace noroshi::propagation {
namespace {

enum class Towards { final_use, primary_input };

// Who has no stages: sells nothing, or only to stocks.
std::vector<char> without_stages(const LeontiefSystem& system) {
  auto without = system.inert;
  for (std::size_t i = 0; i < without.size(); ++i) {
    if (system.output[i] <= system.net_inventories[i]) without[i] = 1;
  }
  return without;
}

// I - Z'/x by rows (towards final use) or by columns.
numerics::DenseMatrix stage_matrix(const LeontiefSystem& system, const std::vector<char>& without, Towards towards) {
  const std::size_t n = system.size();
  numerics::DenseMatrix matrix{n, n};
  for (std::size_t i = 0; i < n; ++i) {
    matrix(i, i) = 1.0;
    if (without[i] != 0) continue;
    const double scale = system.output[i] / (system.output[i] - system.net_inventories[i]);
    for (std::size_t j = 0; j < n; ++j) {
      if (without[j] != 0) continue;
      const double use = system.coefficients(i, j) * scale;  // Z'_ij / x_j
      if (towards == Towards::final_use) {
        matrix(i, j) -= use * system.output[j] / system.output[i];
      } else {
        matrix(i, j) -= use;
      }
    }
  }
  return matrix;
}

Result<IndustryMeasure> stages(const LeontiefSystem& system, Towards towards) {
  const auto without = without_stages(system);
  const auto factors = numerics::LuFactors::of(stage_matrix(system, without, towards));
  if (!factors) return fail(factors.error());
  const std::vector<double> ones(system.size(), 1.0);
  const auto solved = towards == Towards::final_use ? factors->solve(ones) : factors->solve_transposed(ones);
  IndustryMeasure measure(solved.begin(), solved.end());
  for (std::size_t i = 0; i < measure.size(); ++i) {
    if (without[i] != 0) measure[i].reset();
  }
  return measure;
}

}  // namespace

Result<IndustryMeasure> stages_to_final_use(const LeontiefSystem& system) { return stages(system, Towards::final_use); }

Result<IndustryMeasure> stages_from_primary_input(const LeontiefSystem& system) {
  return stages(system, Towards::primary_input);
}

}  // namespace noroshi::propagation
