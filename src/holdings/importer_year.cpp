#include "holdings/importer_year.hpp"

#include <algorithm>

#include "columnar/query_rows.hpp"
#include "columnar/sql_list.hpp"

namespace noroshi::holdings {
namespace {

constexpr std::size_t kYearsCompared = 4;

// How much of an importer a year holds. A product that several feeds or areas report counts once.
struct YearCoverage {
  int year = 0;
  std::uint64_t products = 0, reporters = 0;
};

// The newest years with imports of some areas, ascending.
Result<std::vector<YearCoverage>> import_years(const StoredTrade& stored, columnar::Database& db,
                                               const std::vector<AreaCode>& importers) {
  std::vector<YearCoverage> found;
  for (auto newest = stored.years().rbegin(); newest != stored.years().rend() && found.size() < kYearsCompared;
       ++newest) {
    const auto& [year, files] = *newest;
    YearCoverage coverage{.year = year};
    const auto counted = columnar::each_row(
        db,
        fmt::format("SELECT count(DISTINCT product)::BIGINT, count(DISTINCT reporter)::BIGINT "
                    "FROM read_parquet([{}]) WHERE reporter IN ({}) AND flow = 'import'",
                    columnar::sql_list(files, &lake::Partition::path), columnar::sql_list(importers)),
        [&](const columnar::Batch& batch, std::size_t r) {
          coverage.products = static_cast<std::uint64_t>(batch.values<std::int64_t>(0)[r]);
          coverage.reporters = static_cast<std::uint64_t>(batch.values<std::int64_t>(1)[r]);
        });
    if (!counted) return fail(counted.error());
    if (coverage.products > 0) found.insert(found.begin(), coverage);
  }
  return found;
}

Result<int> newest_full_year(const StoredTrade& stored, columnar::Database& db, const ImporterChoice& importer) {
  const auto years = import_years(stored, db, importer.reporters());
  if (!years) return fail(years.error());
  if (years->empty()) {
    return fail_field(ErrorCode::not_found, "importer",
                      text("no imports of {} are loaded. ⟦sources⟧ shows what is.",
                           "{}の輸入データは取り込まれていません。⟦sources⟧ で確認してください。", importer.code));
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

Result<ImporterYear> choose_importer_year(OpenedWorkspace& workspace, const StoredTrade& stored,
                                          const TradeScope& scope) {
  const auto choose = [&](Date day) {
    return choose_importer(workspace.areas(), workspace.groups(), scope.importer, day);
  };
  auto year = scope.year;
  if (!year) {
    const auto now = choose(workspace.today());
    if (!now) return fail(now.error());
    auto db = workspace.database();
    if (!db) return fail(db.error());
    const auto newest = newest_full_year(stored, **db, *now);
    if (!newest) return fail(newest.error());
    year = *newest;
  }
  auto then = choose(last_day({static_cast<std::int16_t>(*year), 0}));  // members of that year
  if (!then) return fail(then.error());
  return ImporterYear{std::move(*then), *year};
}

}  // namespace noroshi::holdings
