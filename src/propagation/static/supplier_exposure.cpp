#include "propagation/static/supplier_exposure.hpp"

#include <algorithm>

#include "base/contract.hpp"

namespace noroshi::propagation {

SupplierLookThrough::SupplierLookThrough(const LeontiefSystem& system, const SupplierGroups& groups)
    : system_{&system},
      group_of_{groups.group_of},
      production_{column_sums(system.inverse)},
      through_{groups.count, system.size()},
      direct_{groups.count, system.size()},
      value_added_{groups.count, system.size()} {
  NOROSHI_EXPECT(group_of_.size() == system.size());
  for (std::size_t i = 0; i < system.size(); ++i) {
    const std::size_t g = group_of_[i];
    if (g == SupplierGroups::kNone || system.inert[i] != 0) continue;
    NOROSHI_EXPECT(g < groups.count);
    const double per_output = system.value_added[i] / system.output[i];
    const auto inverse = system.inverse.row(i), coefficients = system.coefficients.row(i);
    const auto through = through_.row(g), direct = direct_.row(g), value_added = value_added_.row(g);
    for (std::size_t j = 0; j < inverse.size(); ++j) {
      through[j] += inverse[j];
      direct[j] += coefficients[j];
      value_added[j] += per_output * inverse[j];
    }
  }
}

std::optional<SupplierExposure> SupplierLookThrough::weighted(std::span<const std::size_t> buyers,
                                                              std::span<const double> weights,
                                                              std::size_t group) const {
  double weight = 0.0, production = 0.0;
  SupplierExposure sum;
  for (std::size_t b = 0; b < buyers.size(); ++b) {
    const std::size_t j = buyers[b];
    if (system_->inert[j] != 0) continue;
    const double own = group_of_[j] == group ? 1.0 : 0.0;
    weight += weights[b];
    production += weights[b] * production_[j];
    sum.total += weights[b] * through_(group, j);
    sum.face += weights[b] * (direct_(group, j) + own);
    sum.pass_through += weights[b] * (through_(group, j) - own);
    sum.value_added += weights[b] * value_added_(group, j);
  }
  if (!(weight > 0.0 && production > 0.0)) return std::nullopt;
  return SupplierExposure{sum.total / production, sum.face / production, sum.pass_through / weight,
                          sum.value_added / weight};
}

std::optional<SupplierExposure> SupplierLookThrough::of(std::size_t buyer, std::size_t group) const {
  constexpr double kOne = 1.0;
  return weighted({&buyer, 1}, {&kOne, 1}, group);
}

std::optional<SupplierExposure> SupplierLookThrough::of(std::span<const std::size_t> buyers, std::size_t group) const {
  std::vector<double> weights;
  // Stocks that are run down make no demand on suppliers.
  for (const std::size_t j : buyers) weights.push_back(std::max(0.0, system_->final_demand[j]));
  return weighted(buyers, weights, group);
}

}  // namespace noroshi::propagation
