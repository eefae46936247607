#include "holdings/atlas_delivery.hpp"

#include <array>
#include <map>

#include "lake/area_table.hpp"
#include "lake/import_transaction.hpp"
#include "lake/reference_table_file.hpp"
#include "lake/trade_file.hpp"
#include "lake/trade_order.hpp"
#include "sources/atlas/feed.hpp"

namespace noroshi::holdings {
namespace {

constexpr AreaCode kNotSpecified{899};  // "Areas, n.e.s.": suppliers that the atlas does not name

// Japan's imports as the atlas gives them: each named supplier with its rounded share, the rest as not specified.
TradeRecords trade_of(const Atlas& atlas, const normalize::AreaCatalog& areas) {
  TradeRecords records;
  const auto japan = *areas.find("JPN");
  std::map<std::tuple<std::string, std::string, int>, bool> seen;  // two goods may share one heading
  for (const auto& good : atlas.goods) {
    for (const auto& figure : good.japan_imports) {
      if (!seen.try_emplace({figure.revision, figure.code, figure.year}, true).second) continue;
      TradeRecord r;
      r.product = *ProductCode::parse(*parse_nomenclature(figure.revision), figure.code);
      r.period = {static_cast<std::int16_t>(figure.year), 0};
      r.reporter = japan;
      double named = 0.0;
      for (const auto& [iso3, share] : figure.shares) {
        r.partner = *areas.find(iso3);
        r.value_usd = share * figure.value_usd;
        named += share;
        records.push_back(r);
      }
      if (named < 0.9995) {
        r.partner = kNotSpecified;
        r.value_usd = (1.0 - named) * figure.value_usd;
        records.push_back(r);
      }
    }
  }
  return records;
}

std::vector<ProductionRow> production_of(const Atlas& atlas, const normalize::AreaCatalog& areas) {
  std::vector<ProductionRow> rows;
  for (const auto& good : atlas.goods) {
    for (const auto& stage : good.stages) {
      for (const auto& [iso3, share] : stage.shares) {
        ProductionRow row;
        row.commodity = good.id;
        row.stage = stage.stage;
        row.measure = stage.measure.en;
        row.area = areas.area(*areas.find(iso3)).en;
        row.year = stage.year;
        row.share = share;
        row.note = stage.source;
        if (stage.year_published) row.note += "; year of publication, the data are older";
        if (stage.of_exports) row.note += "; shares of exports, not of supply";
        rows.push_back(std::move(row));
      }
    }
  }
  return rows;
}

Result<void> stage_atlas(const Atlas& atlas, const std::string& feed, const normalize::AreaCatalog& areas,
                         columnar::Database& db, lake::ImportTransaction& transaction) {
  const auto records = trade_of(atlas, areas);
  const auto order = lake::storage_order(records).order;
  const std::array delivery{static_cast<std::int32_t>(transaction.delivery_id())};
  for (const auto rows : lake::split_by_year(records, order)) {
    const auto year = std::to_string(records[rows.front()].period.year);
    const auto file = transaction.staging() / fmt::format("trade-{}.parquet", year);
    if (auto written = lake::write_trade_file(db, file, records, rows, delivery); !written) return written;
    transaction.add("trade", feed, year, file, rows.size());
  }
  const auto production = production_of(atlas, areas);
  const auto file = transaction.staging() / "production.parquet";
  if (auto written = lake::write_table_file(db, file, production); !written) return written;
  transaction.add("production", feed, "all", file, production.size());
  const auto area_file = transaction.staging() / "areas.parquet";
  if (auto written = lake::write_area_table(db, area_file, areas.all()); !written) return written;
  transaction.add("areas", feed, "all", area_file, areas.all().size());
  return {};
}

}  // namespace

Result<Delivery> deliver_atlas(const lake::Workspace& workspace, const Atlas& atlas,
                               const normalize::AreaCatalog& areas, columnar::Database& db, Instant known_at) {
  auto transaction = lake::ImportTransaction::begin(workspace);
  if (!transaction) return fail(transaction.error());
  const auto info = sources::atlas_info();
  if (auto staged = stage_atlas(atlas, info.id, areas, db, *transaction); !staged) return fail(staged.error());
  Delivery delivery;
  delivery.feed = info.id;
  delivery.files = info.files.en;
  delivery.publisher = info.publisher;
  delivery.licence = info.licence;
  delivery.standing = info.standing;
  delivery.frame = info.frame;
  delivery.imported_at = known_at;
  delivery.retrieved = known_at.date;
  delivery.accepted = atlas.goods.size();
  return transaction->commit(delivery);
}

}  // namespace noroshi::holdings
