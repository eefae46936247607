#include "propagation/static/catalog.hpp"

namespace noroshi::propagation {
namespace {

Result<IndustryMeasure> compute(const LeontiefSystem& system, const StaticOptions&) {
  return relative_to_mean(system, row_sums(system.inverse));
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
