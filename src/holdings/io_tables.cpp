#include "holdings/io_tables.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <tuple>

#include "columnar/query_rows.hpp"
#include "columnar/sql_list.hpp"
#include "lake/io_table_file.hpp"
#include "names/nearest_name.hpp"

namespace noroshi::holdings {
namespace {

// A table and the files that hold it.
struct StoredIoTable {
  IoTableEntry entry;
  lake::IoTableFiles files;
};

// Of a partition "2011" or "JPN_2014" of a feed; how large the table is only its file knows.
IoTableEntry entry_of(const lake::Partition& p) {
  IoTableEntry e;
  e.feed = p.feed;
  e.delivery = p.delivery;
  const auto at = p.name.rfind('_');
  const auto year = at == std::string::npos ? p.name : p.name.substr(at + 1);
  if (at != std::string::npos) e.part = p.name.substr(0, at);
  std::from_chars(year.data(), year.data() + year.size(), e.year);
  e.id = e.part.empty() ? fmt::format("{}:{}", e.feed, year) : fmt::format("{}:{}:{}", e.feed, e.part, year);
  return e;
}

// Both files of a table come with one delivery and have the name of its partition.
Result<std::vector<StoredIoTable>> stored_tables(OpenedWorkspace& workspace, std::optional<Date> as_of) {
  const auto outputs = workspace.store().partitions(lake::kIoOutputs, as_of);
  if (!outputs) return fail(outputs.error());
  const auto flows = workspace.store().partitions(lake::kIoFlows, as_of);
  if (!flows) return fail(flows.error());
  std::vector<StoredIoTable> tables;
  for (const auto& p : *outputs) {
    const auto own = std::ranges::find_if(*flows, [&](const lake::Partition& f) {
      return f.feed == p.feed && f.name == p.name && f.delivery == p.delivery;
    });
    if (own == flows->end()) continue;
    tables.push_back({entry_of(p), {p.path, own->path}});
  }
  std::ranges::sort(tables, {},
                    [](const StoredIoTable& t) { return std::tie(t.entry.feed, t.entry.part, t.entry.year); });
  return tables;
}

// How large the tables are, from their small files, all in one query.
Result<void> describe_tables(columnar::Database& db, std::vector<StoredIoTable>& tables) {
  std::map<std::string, IoTableEntry*, std::less<>> entries;
  for (auto& table : tables) entries.emplace(table.files.outputs.string(), &table.entry);
  const auto sql = fmt::format(
      "SELECT filename, any_value(unit), count(DISTINCT region), count(DISTINCT sector), count(*) FROM "
      "read_parquet([{}], filename = true) WHERE kind = 'industry' GROUP BY filename",
      columnar::sql_list(tables, [](const StoredIoTable& t) { return t.files.outputs; }));
  return columnar::each_row(db, sql, [&](const columnar::Batch& batch, std::size_t r) {
    const auto found = entries.find(batch.text(0, r));
    if (found == entries.end()) return;
    auto& e = *found->second;
    e.unit = batch.text(1, r);
    e.regions = static_cast<std::size_t>(batch.values<std::int64_t>(2)[r]);
    e.sectors = static_cast<std::size_t>(batch.values<std::int64_t>(3)[r]);
    e.industries = static_cast<std::size_t>(batch.values<std::int64_t>(4)[r]);
  });
}

Result<std::vector<StoredIoTable>> described_tables(OpenedWorkspace& workspace, std::optional<Date> as_of) {
  auto tables = stored_tables(workspace, as_of);
  if (!tables || tables->empty()) return tables;
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  if (auto described = describe_tables(**db, *tables); !described) return fail(described.error());
  return tables;
}

bool is_meant(const IoTableEntry& entry, const std::string& asked) {
  return asked.empty() || entry.id == asked || entry.id.starts_with(asked + ":");
}

tl::unexpected<Error> no_table(const std::string& asked, const std::vector<StoredIoTable>& tables) {
  if (tables.empty()) {
    return fail_field(
        ErrorCode::not_found, "table",
        {"the workspace holds no input-output table. Import one: ⟦network_import feed=wiod2016 files=FILE⟧; "
         "⟦network_import?⟧ lists the feeds.",
         "ワークスペースに産業連関表がありません。⟦network_import feed=wiod2016 files=ファイル⟧ "
         "のように取り込んでください（フィードは ⟦network_import?⟧）。"});
  }
  constexpr std::size_t kShown = 12;
  std::vector<std::string> ids;
  for (const auto& t : tables) ids.push_back(t.entry.id);
  const auto near = near_names(asked, ids);
  const auto there = ids.size();
  if (ids.size() > kShown) ids.resize(kShown);
  const auto list = fmt::format("{}{}", fmt::join(ids, ", "), there > kShown ? " ..." : "");
  return fail_field(
      ErrorCode::not_found, "table",
      text("there is no input-output table '{}'. Here: {}. ⟦network_show⟧ lists all.",
           "産業連関表「{}」はありません。保存済み：{}。一覧は ⟦network_show⟧ で確認できます。", asked, list),
      near);
}

// The newest of those that are meant; of the whole workspace, a table of several regions goes before a national one.
const StoredIoTable* choose(const std::vector<StoredIoTable>& tables, const std::string& asked) {
  const StoredIoTable* best = nullptr;
  const auto rank = [&](const StoredIoTable& t) {
    return std::pair{asked.empty() && t.entry.regions > 1, t.entry.year};
  };
  for (const auto& t : tables) {
    if (is_meant(t.entry, asked) && (best == nullptr || rank(*best) < rank(t))) best = &t;
  }
  return best;
}

Result<Provenance> provenance_of(OpenedWorkspace& workspace, const StoredIoTable& stored) {
  const auto deliveries = workspace.store().deliveries();
  if (!deliveries) return fail(deliveries.error());
  Provenance source;
  for (const auto& d : *deliveries) {
    if (d.id != stored.entry.delivery) continue;
    source.source = d.publisher;
    source.retrieved = d.retrieved;
  }
  source.period = std::to_string(stored.entry.year);
  source.age_days = std::max(0, days_between({stored.entry.year, 12, 31}, workspace.today()));
  source.method = {"input-output table as published", "公表された産業連関表"};
  return source;
}

}  // namespace

Result<std::vector<IoTableEntry>> io_tables(OpenedWorkspace& workspace, std::optional<Date> as_of) {
  const auto tables = described_tables(workspace, as_of);
  if (!tables) return fail(tables.error());
  std::vector<IoTableEntry> entries;
  for (const auto& t : *tables) entries.push_back(t.entry);
  return entries;
}

Result<IoTable> load_io_table(OpenedWorkspace& workspace, const std::string& asked, std::optional<Date> as_of) {
  const auto tables = asked.empty() ? described_tables(workspace, as_of) : stored_tables(workspace, as_of);
  if (!tables) return fail(tables.error());
  const auto* chosen = choose(*tables, asked);
  if (chosen == nullptr) return no_table(asked, *tables);
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  auto table = lake::read_io_table(**db, chosen->files);
  if (!table) return table;
  table->feed = chosen->entry.feed;
  auto source = provenance_of(workspace, *chosen);
  if (!source) return fail(source.error());
  table->provenance = {std::move(*source)};
  return table;
}

std::optional<std::string> region_code(std::span<const std::string> regions, const Area& area) {
  for (const auto& code : {area.iso3, area.iso2}) {
    if (!code.empty() && std::ranges::find(regions, code) != regions.end()) return code;
  }
  return std::nullopt;
}

}  // namespace noroshi::holdings
