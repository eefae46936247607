#include "propagation/static/catalog.hpp"
#include "propagation/static/industry_extractions.hpp"

namespace noroshi::propagation {
namespace {

Result<IndustryMeasure> compute(const LeontiefSystem& system, const StaticOptions& options) {
  return extraction_losses(system, ExtractionKind::supply, options.share);
}

}  // namespace

constexpr StaticMethod supply_extraction{
    {.id = "supply_extraction",
     .title = {"Loss when it delivers less (partial extraction)", "供給制約（部分抽出）による損失"},
     .formula = {"sum(x - x*), x* = output when row j of A and final demand of j are scaled by 1 - d",
                 "Σ(x − x*)。x*はAの第j行とjの最終需要を1−d倍した産出"},
     .unit = {"output in the table's unit; with share d of the industry's deals gone (1: all)",
              "産出額（表の単位）。抽出割合dは既定で1（全部）"},
     .source = "Dietzenbacher and Lahr (2013), Economic Systems Research 25(3)"},
    &compute};

}  // namespace noroshi::propagation
