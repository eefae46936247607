#include "propagation/static/catalog.hpp"
#include "propagation/static/production_stages.hpp"

namespace noroshi::propagation {
namespace {

Result<IndustryMeasure> compute(const LeontiefSystem& system, const StaticOptions&) {
  return stages_to_final_use(system);
}

}  // namespace

constexpr StaticMethod upstreamness{
    {.id = "upstreamness",
     .title = {"Upstreamness", "上流度"},
     .formula =
         {"U = (I - B')^-1 1 with B'_ij = Z_ij / (x_i - N_i), N = net inventories: average distance to final use",
          "U = (I − B')⁻¹1、B'_ij = Z_ij/(x_i − N_i)（Nは在庫純増）：最終需要までの平均段階数"},
     .unit = {"stages, >= 1", "段階数、1以上"},
     .source = "Antras, Chor, Fally and Hillberry (2012), American Economic Review 102(3); net-inventory correction as "
               "in Antras and Chor (2018), \"On the measurement of upstreamness and downstreamness in global value "
               "chains\", NBER 24185"},
    &compute};

}  // namespace noroshi::propagation
