#include "propagation/static/catalog.hpp"

namespace noroshi::propagation {
namespace {

Result<IndustryMeasure> compute(const LeontiefSystem& system, const StaticOptions&) {
  return known_where_active(system, ghosh_row_sums(system));
}

}  // namespace

constexpr StaticMethod input_multiplier{
    {.id = "input_multiplier",
     .title = {"Input multiplier", "投入乗数"},
     .formula = {"sum_j G_ij: output of all industries that a unit of primary input of i enters",
                 "Σ_j G_ij：iの本源的投入1単位が入る全産業の産出"},
     .unit = {"units of output per unit of primary input, >= 1", "本源的投入1単位当たりの産出、1以上"},
     .source = "Ghosh (1958), Economica 25(97); Miller and Blair (2009), Input-Output Analysis, 2nd ed., section 12.1"},
    &compute};

}  // namespace noroshi::propagation
