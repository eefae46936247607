#include "propagation/static/catalog.hpp"
#include "propagation/static/industry_extractions.hpp"

namespace noroshi::propagation {
namespace {

Result<IndustryMeasure> compute(const LeontiefSystem& system, const StaticOptions& options) {
  return extraction_losses(system, ExtractionKind::total, options.share);
}

}  // namespace

constexpr StaticMethod total_extraction{
    {.id = "total_extraction",
     .title = {"Loss without it (total extraction)", "完全抽出による損失"},
     .formula = {"sum(x - x*), x* = output when rows and columns of A and final demand of j are scaled by 1 - d",
                 "Σ(x − x*)。x*はjに係るAの行・列と最終需要を1−d倍した産出"},
     .unit = {"output in the table's unit; with share d of the industry's deals gone (1: all)",
              "産出額（表の単位）。抽出割合dは既定で1（全部）"},
     .source = "Paelinck, de Caevel and Degueldre (1965); Miller and Lahr (2001), in Regional Science Perspectives in "
               "Economic Analysis; Dietzenbacher and Lahr (2013), Economic Systems Research 25(3)"},
    &compute};

}  // namespace noroshi::propagation
