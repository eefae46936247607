#include "holdings/position_filter.hpp"

#include <algorithm>

#include "holdings/importer_choice.hpp"
#include "holdings/product_choice.hpp"

namespace noroshi::holdings {
namespace {

Result<std::vector<std::string>> designated_codes(const OpenedWorkspace& workspace) {
  const auto atlas = workspace.atlas();
  if (!atlas) return fail(atlas.error());
  std::vector<std::string> codes;
  for (const auto& good : (*atlas)->goods) {
    if (!(*atlas)->specified_goods.contains(good.specified_good)) continue;
    for (const auto& code : good.codes) codes.push_back(code.code);
  }
  return codes;
}

}  // namespace

Result<void> PositionFilter::apply(OpenedWorkspace& workspace, std::vector<PositionRow>& rows) const {
  if (!supplier.empty()) {
    const auto area = choose_importer(workspace.areas(), workspace.groups(), supplier, workspace.today());
    if (!area) {
      auto error = area.error();
      error.field = "supplier";
      return fail(std::move(error));
    }
    std::erase_if(rows, [&](const PositionRow& r) { return r.suppliers == 0 || r.top_supplier != area->area; });
  }
  if (min_share) {
    std::erase_if(rows, [&](const PositionRow& r) {
      return r.suppliers == 0 || r.shortfall.gap != Gap::none || r.top_share < *min_share;
    });
  }
  if (min_value) std::erase_if(rows, [&](const PositionRow& r) { return r.imports_usd < *min_value; });
  if (designated) {
    const auto codes = designated_codes(workspace);
    if (!codes) return fail(codes.error());
    std::erase_if(rows, [&](const PositionRow& r) { return !asked_for(*codes, r.product); });
  }
  return {};
}

}  // namespace noroshi::holdings
