#include "propagation/static/catalog.hpp"

namespace noroshi::propagation {
namespace {

Result<IndustryMeasure> compute(const LeontiefSystem& system, const StaticOptions&) {
  std::vector<double> sums(system.size(), 0.0);
  for (std::size_t i = 0; i < system.size(); ++i) {
    if (system.inert[i] != 0) continue;
    const double per_output = system.value_added[i] / system.output[i];
    const auto row = system.inverse.row(i);
    for (std::size_t j = 0; j < row.size(); ++j) sums[j] += per_output * row[j];
  }
  return known_where_active(system, sums);
}

}  // namespace

constexpr StaticMethod value_added_multiplier{
    {.id = "value_added_multiplier",
     .title = {"Value-added multiplier", "付加価値乗数"},
     .formula = {"sum_i v_i L_ij, v = value added over output: value added in the whole table for a unit of final "
                 "demand for j",
                 "Σ_i v_i L_ij（vは産出当たり付加価値）：jの最終需要1単位が表全体に生む付加価値"},
     .unit = {"share of final demand; 1 in a table without imports or taxes beside it",
              "最終需要に占める割合。表外の輸入や税がなければ1"},
     .source = "Miller and Blair (2009), Input-Output Analysis, 2nd ed., section 6.2"},
    &compute};

}  // namespace noroshi::propagation
