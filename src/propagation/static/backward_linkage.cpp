#include "propagation/static/catalog.hpp"

namespace noroshi::propagation {
namespace {

Result<IndustryMeasure> compute(const LeontiefSystem& system, const StaticOptions&) {
  return relative_to_mean(system, column_sums(system.inverse));
}

}  // namespace

constexpr StaticMethod backward_linkage{{.id = "backward_linkage",
                                         .title = {"Backward linkage", "影響力係数"},
                                         .formula = {"sum_i L_ij over its mean of all industries (power of dispersion)",
                                                     "Σ_i L_ij ÷ 全産業の平均（影響力係数）"},
                                         .unit = {"1 is the average of the industries", "平均的な産業を1とする"},
                                         .source = "Rasmussen (1956), Studies in Inter-sectoral Relations, ch. 8"},
                                        &compute};

}  // namespace noroshi::propagation
