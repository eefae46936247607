#include "propagation/static/catalog.hpp"
#include "propagation/static/production_stages.hpp"

namespace noroshi::propagation {
namespace {

Result<IndustryMeasure> compute(const LeontiefSystem& system, const StaticOptions&) {
  return stages_from_primary_input(system);
}

}  // namespace

constexpr StaticMethod downstreamness{
    {.id = "downstreamness",
     .title = {"Downstreamness", "下流度"},
     .formula = {"D = (I - A'^T)^-1 1 with A'_ij = Z_ij x_i / (x_i - N_i) / x_j: average distance from primary inputs",
                 "D = (I − A'ᵀ)⁻¹1、A'_ij = Z_ij x_i/(x_i − N_i)/x_j：本源的投入からの平均段階数"},
     .unit = {"stages, >= 1", "段階数、1以上"},
     .source = "Fally (2012), University of Colorado working paper; Miller and Temurshoev (2017), International "
               "Regional Science Review 40(5); net-inventory correction as in Antras and Chor (2018), \"On the "
               "measurement of upstreamness and downstreamness in global value chains\", NBER 24185"},
    &compute};

}  // namespace noroshi::propagation
