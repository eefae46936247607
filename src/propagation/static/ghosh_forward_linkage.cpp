#include "propagation/static/catalog.hpp"

namespace noroshi::propagation {
namespace {

Result<IndustryMeasure> compute(const LeontiefSystem& system, const StaticOptions&) {
  return relative_to_mean(system, ghosh_row_sums(system));
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
