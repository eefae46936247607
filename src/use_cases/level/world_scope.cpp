#include "use_cases/level/world_scope.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "holdings/importer_year.hpp"
#include "holdings/stored_trade.hpp"
#include "holdings/trade_years.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kHs6 = 6;
constexpr double kWorld = 0.9;  // of the usual imports of all goods: importers that make up less are no world

struct AskedYear {
  int year = 0;
  std::optional<holdings::TradeLevel> level;
};

Result<AskedYear> year_of(holdings::OpenedWorkspace& workspace, const holdings::StoredTrade& stored,
                          const holdings::ImporterChoice& importer, Date known_on) {
  const auto chosen = holdings::choose_importer_year(
      workspace, stored, {.importer = importer.code, .year = {}, .source = {}, .as_of = known_on});
  if (chosen) return AskedYear{chosen->year, chosen->level};
  if (chosen.error().code != ErrorCode::not_found) return fail(chosen.error());
  return AskedYear{stored.years().rbegin()->first, std::nullopt};
}

// Reconciled data count as the whole world, which an extract of them is not: its importers carry only their usual
// share.
double share_of_importers(const TradeCube& cube, const normalize::AreaCatalog& areas) {
  const std::set<AreaCode> importers(cube.importer.begin(), cube.importer.end());
  double share = 0.0;
  for (const auto importer : importers) share += areas.usual_import_share(importer);
  return share;
}

// What most of a product's positions lack, by value.
Gap gap_of(const TradeYear& year, std::size_t product) {
  std::array<double, kGaps> value{};
  for (std::size_t q = year.cube.position_begin[product]; q < year.cube.position_begin[product + 1]; ++q) {
    if (!year.cube.shortfall.empty())
      value[static_cast<std::size_t>(year.cube.shortfall[q].gap)] += year.position.imports[q];
  }
  const auto most = std::ranges::max_element(value);
  const auto gap = static_cast<Gap>(most - value.begin());
  return gap == Gap::none || *most == 0.0 ? Gap::world_partial : gap;
}

bool anybody_reports(const holdings::LoadedTrade& loaded, std::size_t product) {
  const auto& cube = loaded.years.back().cube;
  for (std::size_t q = cube.position_begin[product]; q < cube.position_begin[product + 1]; ++q) {
    if (loaded.feeds.empty() || loaded.feeds[loaded.feed_of[q].feed].standing != Standing::cited) return true;
  }
  return false;
}

}  // namespace

Result<WorldScope> measure_world_scope(holdings::OpenedWorkspace& workspace, const holdings::ImporterChoice& importer,
                                       Date known_on) {
  WorldScope scope;
  const auto stored = holdings::StoredTrade::open(workspace.store(), {.as_of = known_on});
  if (!stored || stored->years().empty()) return scope;  // no trade was known on that day
  const auto asked = year_of(workspace, *stored, importer, known_on);
  if (!asked) return fail(asked.error());
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  const auto loaded = holdings::load_trade_years(*stored, **db, workspace.areas(),
                                                 {.year = asked->year, .group = {}, .level = asked->level}, {});
  if (!loaded) return fail(loaded.error());
  scope.year = asked->year;
  if (loaded->level.family == Nomenclature::sitc1 || loaded->level.family == Nomenclature::sitc2 ||
      loaded->level.family == Nomenclature::sitc3 || loaded->level.family == Nomenclature::sitc4)
    return scope;  // its codes are other goods
  const auto& year = loaded->years.back();
  const double importers = share_of_importers(year.cube, workspace.areas());
  for (std::size_t p = 0; p < year.cube.product_count(); ++p) {
    const auto product = year.cube.products[p];
    if (std::string{product.digits()}.size() < kHs6 || !anybody_reports(*loaded, p)) continue;
    double covered = static_cast<double>(year.cube.coverage[p]);
    if (importers < kWorld) covered = std::min(covered, importers);
    const WorldScope::Code code{covered, covered < 1.0 ? gap_of(year, p) : Gap::none};
    const auto [least, is_new] = scope.by_hs6.try_emplace(std::string{product.digits()}.substr(0, kHs6), code);
    if (!is_new && covered < least->second.covered) least->second = code;  // national lines below one code
  }
  return scope;
}

}  // namespace noroshi::use_cases
