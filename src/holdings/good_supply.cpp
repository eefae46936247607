#include "holdings/good_supply.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <tuple>

#include "columnar/query_rows.hpp"
#include "columnar/sql_list.hpp"
#include "holdings/frame_extents.hpp"
#include "holdings/printed_total.hpp"
#include "holdings/stored_trade.hpp"

namespace noroshi::holdings {
namespace {

// Codes of a good by how well they fit: an exact one says most, one that holds part of the good less, a wider one
// least.
int fit_of(const GoodChoice& good, const std::string& code) {
  switch (scope_of(good, code)) {
    case GoodCode::Scope::exact:
      return 0;
    case GoodCode::Scope::narrower:
      return 1;
    case GoodCode::Scope::wider:
      return 2;
    case GoodCode::Scope::overlapping:
      return 3;
  }
  return 4;
}

struct Rows {
  std::vector<GoodOrigin> origins;
  double unidentified_usd = 0.0;
  int months = 0;
  std::uint16_t month_bits = 0;
  int digits = 0;  // of the codes that were read

  [[nodiscard]] double value_usd() const {
    double sum = unidentified_usd;
    for (const auto& origin : origins) sum += origin.value_usd;
    return sum;
  }
};

class SupplyReader {
 public:
  SupplyReader(const OpenedWorkspace& workspace, columnar::Database& db, const ImporterChoice& importer)
      : workspace_{workspace}, db_{db}, importer_{importer} {}

  // Rows of one length only: a feed that gives a heading and its lines says the same twice.
  Result<Rows> read(const lake::Partition& file, const std::string& code, std::string_view flow) {
    const auto reporters = columnar::sql_list(importer_.reporters());
    const auto rows = fmt::format(
        "SELECT * FROM read_parquet({}) WHERE flow = '{}' AND reporter IN ({}) AND product LIKE '{}%' AND "
        "revision NOT LIKE 'SITC%'",
        columnar::sql_file(file.path), flow, reporters, code);
    const auto sql = fmt::format(
        "WITH r AS ({}), s AS (SELECT * FROM r WHERE length(product) = (SELECT min(length(product)) FROM r)), m AS "
        "(SELECT CASE WHEN bool_or(month = 0) THEN 12 ELSE count(DISTINCT month) END::INTEGER AS months, "
        "bool_or(month = 0) AS yearly, "
        "bit_or(CASE WHEN month = 0 THEN 4095 ELSE 1 << (month::INTEGER - 1) END)::INTEGER AS bits, "
        "min(length(product))::INTEGER AS digits FROM s) SELECT s.partner::INTEGER, fsum(value_usd), fsum(mass_kg), "
        "bool_and((marks & {}) <> 0), any_value(m.months), any_value(m.bits), any_value(m.digits) FROM s, m WHERE "
        "(s.month = 0) = m.yearly GROUP BY 1 ORDER BY "
        "1",
        rows, static_cast<int>(Mark::mass_known));
    Rows found;
    const auto read = columnar::each_row(db_, sql, [&](const columnar::Batch& batch, std::size_t r) {
      found.months = batch.values<std::int32_t>(4)[r];
      found.month_bits = static_cast<std::uint16_t>(batch.values<std::int32_t>(5)[r]);
      found.digits = batch.values<std::int32_t>(6)[r];
      const auto area = workspace_.areas().find_number(batch.values<std::int32_t>(0)[r]);
      const double usd = batch.values<double>(1)[r];
      if (!area || !workspace_.areas().is_identified(*area)) {
        found.unidentified_usd += usd;
      } else if (usd > 0.0) {
        const bool weighed = batch.values<bool>(3)[r] && batch.values<double>(2)[r] > 0.0;
        found.origins.push_back({*area, usd, weighed ? std::optional{batch.values<double>(2)[r]} : std::nullopt});
      }
    });
    if (!read) return fail(read.error());
    std::ranges::stable_sort(found.origins, std::ranges::greater{}, &GoodOrigin::value_usd);
    return found;
  }

  // What the rows of a file lack. A printed total shows what partners leave out; without one a list is whole if it was
  // said to be.
  Result<Shortfall> lack_of(const StoredTrade& stored, const lake::Partition& file, const std::string& code,
                            const Rows& rows) {
    if (rows.months < 12) return Shortfall{.gap = Gap::months_missing, .have = rows.month_bits};
    if (const auto* totals = stored.beside(file, "trade_totals")) {
      const auto total = printed_total(*totals, code, rows);
      if (!total) return fail(total.error());
      if (*total > 0.0)
        return Shortfall{.gap = is_rounding(*total - rows.value_usd(), *total) ? Gap::none : Gap::total_unmatched};
    }
    if (file.standing == Standing::reconciled) return Shortfall{};
    const auto said = FrameExtents::of(stored, db_, file);
    if (!said) return fail(said.error());
    for (const auto reporter : importer_.reporters()) {
      if (said->of(Flow::import, reporter, rows.digits).partners != Extent::all)
        return Shortfall{.gap = Gap::partners_listed};
    }
    return Shortfall{};
  }

 private:
  // Of every code that the rows have, all months or the year; 0: none is printed.
  Result<double> printed_total(const lake::Partition& totals, const std::string& code, const Rows& rows) {
    double total = 0.0;
    const auto read = columnar::each_row(
        db_,
        fmt::format(
            "WITH t AS (SELECT * FROM read_parquet({}) WHERE flow = 'import' AND reporter IN ({}) AND product LIKE "
            "'{}%' AND length(product) = {} AND revision NOT LIKE 'SITC%') SELECT coalesce(fsum(value_usd), "
            "0.0)::DOUBLE FROM t WHERE (month = 0) = (SELECT bool_or(month = 0) FROM t)",
            columnar::sql_file(totals.path), columnar::sql_list(importer_.reporters()), code, rows.digits),
        [&](const columnar::Batch& batch, std::size_t r) { total = batch.values<double>(0)[r]; });
    if (!read) return fail(read.error());
    return total;
  }

  const OpenedWorkspace& workspace_;
  columnar::Database& db_;
  const ImporterChoice& importer_;
};

// The newest whole year of a code, else the newest part of one; the most trusted feed of the year. Nothing: no imports.
Result<std::optional<GoodSupply>> newest_of(SupplyReader& reader, const StoredTrade& stored, const std::string& code) {
  std::optional<GoodSupply> partial;
  for (auto year = stored.years().rbegin(); year != stored.years().rend(); ++year) {
    for (const auto& file : year->second) {
      auto imports = reader.read(file, code, "import");
      if (!imports) return fail(imports.error());
      if (imports->origins.empty() || (imports->months < 12 && partial)) continue;
      const auto lack = reader.lack_of(stored, file, code, *imports);
      if (!lack) return fail(lack.error());
      GoodSupply supply{.code = code,
                        .year = year->first,
                        .months = imports->months,
                        .feed = file.feed,
                        .standing = file.standing,
                        .origins = std::move(imports->origins),
                        .unidentified_usd = imports->unidentified_usd,
                        .shortfall = *lack,
                        .used = {file}};
      const auto exports = reader.read(file, code, "export");
      if (!exports) return fail(exports.error());
      supply.exports_known = exports->months == supply.months;
      supply.exports_usd = exports->unidentified_usd;
      for (const auto& origin : exports->origins) supply.exports_usd += origin.value_usd;
      if (supply.months == 12) return supply;
      partial = std::move(supply);
    }
  }
  return partial;
}

}  // namespace

double GoodSupply::imports_usd() const {
  double sum = unidentified_usd;
  for (const auto& origin : origins) sum += origin.value_usd;
  return sum;
}

std::optional<double> GoodSupply::imports_kg() const {
  double sum = 0.0;
  for (const auto& origin : origins) {
    if (!origin.mass_kg) return std::nullopt;
    sum += *origin.mass_kg;
  }
  return origins.empty() ? std::nullopt : std::optional{sum};
}

Result<GoodSupply> good_supply(OpenedWorkspace& workspace, const GoodChoice& good, const ImporterChoice& importer,
                               std::optional<Date> as_of) {
  const auto stored = StoredTrade::open(workspace.store(), {.as_of = as_of});
  if (!stored) return fail(stored.error());
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  SupplyReader reader{workspace, **db, importer};
  std::optional<GoodSupply> best;
  // A whole year before a part of one, a better code before a worse, then the newer year, then the larger imports: what
  // a country buys much of is what it uses.
  const auto rank = [&](const GoodSupply& supply) {
    return std::tuple{supply.months < 12, fit_of(good, supply.code), -supply.year, -supply.imports_usd()};
  };
  for (const auto& code : good.codes) {
    auto supply = newest_of(reader, *stored, code);
    if (!supply) return fail(supply.error());
    if (!*supply) continue;
    (*supply)->scope = scope_of(good, code);
    if (!best || rank(**supply) < rank(*best)) best = **std::move(supply);
  }
  if (best) return *std::move(best);
  return fail_field(ErrorCode::not_found, "good",
                    text("no imports of {0} by {1} are loaded (a run needs to know who supplies it). Load trade with "
                         "⟦import⟧, or see what is there with ⟦goods⟧.",
                         "{1}の「{0}」の輸入データが取り込まれていません（供給国が分からないと試算できません）。"
                         "⟦import⟧ で取り込むか、⟦goods⟧ で取込状況を確認してください。",
                         good.name, importer.name));
}

}  // namespace noroshi::holdings
