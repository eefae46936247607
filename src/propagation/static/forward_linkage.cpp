#include "propagation/static/catalog.hpp"

namespace noroshi::propagation {
namespace {

Result<IndustryMeasure> compute(const LeontiefSystem& system, const StaticOptions&) {
  auto index = row_sums(system.inverse);
  double sum = 0.0, count = 0.0;
  for (std::size_t i = 0; i < index.size(); ++i) {
    if (system.inert[i] == 0) sum += index[i], count += 1.0;
  }
  for (double& value : index) value *= count / sum;
  return known_where_active(system, index);
}

}  // namespace

constexpr StaticMethod forward_linkage{
    {.id = "forward_linkage",
     .title = {"Forward linkage (Leontief)", "感応度係数"},
     .formula = {"sum_j L_ij over its mean of all industries (sensitivity of dispersion)",
                 "Σ_j L_ij ÷ 全産業の平均（感応度係数）"},
     .unit = {"1 is the average of the industries", "平均的な産業を1とする"},
     .source = "Rasmussen (1956), Studies in Inter-sectoral Relations, ch. 8"},
    &compute};

}  // namespace noroshi::propagation
