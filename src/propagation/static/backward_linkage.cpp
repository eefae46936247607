#include "propagation/static/catalog.hpp"

namespace noroshi::propagation {
namespace {

Result<IndustryMeasure> compute(const LeontiefSystem& system, const StaticOptions&) {
  auto index = column_sums(system.inverse);
  double sum = 0.0, count = 0.0;
  for (std::size_t i = 0; i < index.size(); ++i) {
    if (system.inert[i] == 0) sum += index[i], count += 1.0;
  }
  for (double& value : index) value *= count / sum;
  return known_where_active(system, index);
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
