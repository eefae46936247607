#include "propagation/static/catalog.hpp"

namespace noroshi::propagation {
namespace {

Result<IndustryMeasure> compute(const LeontiefSystem& system, const StaticOptions&) {
  std::vector<double> sums(system.size(), 0.0);
  for (std::size_t i = 0; i < system.size(); ++i) {
    if (system.inert[i] != 0) continue;
    const double per_output = system.value_added[i] / system.output[i];
    for (std::size_t j = 0; j < system.size(); ++j) {
      if (system.industries[i].region == system.industries[j].region) sums[j] += per_output * system.inverse(i, j);
    }
  }
  return known_where_active(system, sums);
}

}  // namespace

constexpr StaticMethod domestic_value_added{
    {.id = "domestic_value_added",
     .title = {"Domestic value added", "国内付加価値率"},
     .formula =
         {"sum of v_i L_ij over industries i of j's own region: what stays at home of a unit of final demand for j",
          "jと同じ地域の産業iについての Σ v_i L_ij：jの最終需要1単位のうち国内に残る付加価値"},
     .unit = {"share of final demand, 0 to 1", "最終需要に占める割合（0～1）"},
     .source = "Koopman, Wang and Wei (2014), American Economic Review 104(2), eq. 9"},
    &compute};

}  // namespace noroshi::propagation
