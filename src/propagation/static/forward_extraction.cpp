#include "propagation/static/catalog.hpp"
#include "propagation/static/industry_extractions.hpp"

namespace noroshi::propagation {
namespace {

Result<IndustryMeasure> compute(const LeontiefSystem& system, const StaticOptions& options) {
  return extraction_losses(system, ExtractionKind::forward, options.share);
}

}  // namespace

constexpr StaticMethod forward_extraction{
    {.id = "forward_extraction",
     .title = {"Loss of its users (forward extraction)", "前方抽出による損失"},
     .formula = {"sum(x - x*), x* = output when row j of B is scaled by 1 - d (Ghosh)",
                 "Σ(x − x*)。x*はBの第j行を1−d倍した産出（ゴッシュ型）"},
     .unit = {"output in the table's unit; with share d of the industry's deals gone (1: all)",
              "産出額（表の単位）。抽出割合dは既定で1（全部）"},
     .source = "Dietzenbacher and van der Linden (1997), Journal of Regional Science 37(2)"},
    &compute};

}  // namespace noroshi::propagation
