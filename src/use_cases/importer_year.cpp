#include "use_cases/importer_year.hpp"

#include <algorithm>

#include "use_cases/clock.hpp"

namespace noroshi {
namespace {

constexpr std::size_t kYearsCompared = 4;

Result<int> newest_full_year(const Workspace& workspace, Database& db, const ImporterChoice& importer,
                             const TradeSelection& selection) {
  const auto years = import_years(workspace, db, importer.reporters(), selection, kYearsCompared);
  if (!years) return fail(years.error());
  if (years->empty()) {
    return fail(ErrorCode::not_found,
                text("no imports of {} are loaded. `noroshi sources` shows what is.",
                     "{}の輸入データは取り込まれていません。`noroshi sources` で確認してください。", importer.code),
                importer.code);
  }
  const auto products = std::ranges::max(*years, {}, &YearCoverage::products).products;
  const auto reporters = std::ranges::max(*years, {}, &YearCoverage::reporters).reporters;
  for (auto y = years->rbegin(); y != years->rend(); ++y) {
    if (2 * y->products >= products && 2 * y->reporters >= reporters) return y->year;
  }
  const auto most = [](const YearCoverage& y) { return std::pair{y.reporters, y.products}; };
  return std::ranges::max(*years, {}, most).year;
}

}  // namespace

Result<ImporterYear> choose_importer_year(const Workspace& workspace, Database& db, const AreaCatalog& areas,
                                          const std::string& importer, std::optional<int> year,
                                          const TradeSelection& selection) {
  if (!year) {
    const auto now = choose_importer(areas, importer, today());
    if (!now) return fail(now.error());
    const auto newest = newest_full_year(workspace, db, *now, selection);
    if (!newest) return fail(newest.error());
    year = *newest;
  }
  auto then =
      choose_importer(areas, importer, last_day({static_cast<std::int16_t>(*year), 0}));  // members of that year
  if (!then) return fail(then.error());
  return ImporterYear{std::move(*then), *year};
}

}  // namespace noroshi
