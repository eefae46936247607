#include "propagation/static/catalog.hpp"

namespace noroshi::propagation {
namespace {

Result<IndustryMeasure> compute(const LeontiefSystem& system, const StaticOptions&) {
  return known_where_active(system, column_sums(system.inverse));
}

}  // namespace

constexpr StaticMethod output_multiplier{
    {.id = "output_multiplier",
     .title = {"Output multiplier", "産出乗数"},
     .formula = {"sum_i L_ij: output of all industries for a unit of final demand for j",
                 "Σ_i L_ij：jの最終需要1単位が必要とする全産業の産出"},
     .unit = {"units of output per unit of final demand, >= 1", "最終需要1単位当たりの産出、1以上"},
     .source = "Miller and Blair (2009), Input-Output Analysis, 2nd ed., eq. 6.1"},
    &compute};

}  // namespace noroshi::propagation
