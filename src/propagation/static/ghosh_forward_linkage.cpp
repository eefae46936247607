#include "propagation/static/catalog.hpp"

namespace noroshi::propagation {
namespace {

Result<IndustryMeasure> compute(const LeontiefSystem& system, const StaticOptions&) {
  auto index = ghosh_row_sums(system);
  double sum = 0.0, count = 0.0;
  for (std::size_t i = 0; i < index.size(); ++i) {
    if (system.inert[i] == 0) sum += index[i], count += 1.0;
  }
  for (double& value : index) value *= count / sum;
  return known_where_active(system, index);
}

}  // namespace

constexpr StaticMethod ghosh_forward_linkage{
    {.id = "ghosh_forward_linkage",
     .title = {"Forward linkage (Ghosh)", "前方連関（ゴッシュ）"},
     .formula = {"sum_j G_ij over its mean of all industries", "Σ_j G_ij ÷ 全産業の平均"},
     .unit = {"1 is the average of the industries", "平均的な産業を1とする"},
     .source = "Jones (1976), Quarterly Journal of Economics 90(2); Beyers (1976), Environment and Planning A 8(4)"},
    &compute};

}  // namespace noroshi::propagation
