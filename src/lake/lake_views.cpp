#include "lake/lake_views.hpp"

#include <map>

#include "columnar/query_rows.hpp"
#include "columnar/sql_list.hpp"
#include "lake/reference_table_file.hpp"

namespace noroshi::lake {
namespace {

Result<void> create_deliveries(const std::vector<Delivery>& deliveries, columnar::Database& db) {
  const std::vector<columnar::OutputColumn> columns{
      {"id", columnar::ColumnType::int64},       {"feed", columnar::ColumnType::text},
      {"files", columnar::ColumnType::text},     {"sha256", columnar::ColumnType::text},
      {"bytes", columnar::ColumnType::int64},    {"publisher", columnar::ColumnType::text},
      {"licence", columnar::ColumnType::text},   {"url", columnar::ColumnType::text},
      {"retrieved", columnar::ColumnType::text}, {"imported_at", columnar::ColumnType::text},
      {"accepted", columnar::ColumnType::int64}, {"rejected", columnar::ColumnType::int64},
      {"forced", columnar::ColumnType::boolean}, {"standing", columnar::ColumnType::text},
      {"frame", columnar::ColumnType::text}};
  return db.create_table("deliveries", columns, deliveries.size(),
                         [&](columnar::BatchWriter& batch, std::size_t first, std::size_t rows) {
                           for (std::size_t r = 0; r < rows; ++r) {
                             const auto& d = deliveries[first + r];
                             batch.values<std::int64_t>(0)[r] = d.id;
                             std::size_t column = 1;
                             for (const auto* word : {&d.feed, &d.files, &d.sha256}) batch.set_text(column++, r, *word);
                             batch.values<std::int64_t>(column++)[r] = static_cast<std::int64_t>(d.bytes);
                             for (const auto* word : {&d.publisher, &d.licence, &d.url})
                               batch.set_text(column++, r, *word);
                             batch.set_text(column++, r, d.retrieved ? to_string(*d.retrieved) : "");
                             batch.set_text(column++, r, to_string(d.imported_at));
                             batch.values<std::int64_t>(column++)[r] = static_cast<std::int64_t>(d.accepted);
                             batch.values<std::int64_t>(column++)[r] = static_cast<std::int64_t>(d.rejected);
                             batch.values<bool>(column++)[r] = d.forced;
                             if (d.standing) {
                               batch.set_text(column, r, name_of(*d.standing));
                               batch.set_text(column + 1, r, name_of(d.frame));
                             } else {  // reference tables
                               batch.set_null(column, r);
                               batch.set_null(column + 1, r);
                             }
                           }
                         });
}

// The files of one feed in one table.
struct FeedFiles {
  std::vector<std::filesystem::path> paths;
  bool yearly = true;  // reconciled data hold no months
};

std::string rows_of(const std::string& feed, const FeedFiles& files) {
  // Files from before workspace format 2 lack the column `delivery`.
  return fmt::format("SELECT {} AS feed, * FROM read_parquet([{}], union_by_name = true)", columnar::sql_string(feed),
                     columnar::sql_list(files.paths));
}

// Trade that may be added up: of a year that was delivered whole and by month, the whole year.
std::string rows_once(const std::string& feed, const FeedFiles& files) {
  const auto rows = rows_of(feed, files);
  if (files.yearly) return rows;
  return fmt::format(
      "SELECT * FROM ({0}) WHERE month = 0 UNION ALL BY NAME SELECT * FROM ({0}) m WHERE m.month <> 0 AND NOT EXISTS "
      "(SELECT 1 FROM ({0}) y WHERE y.month = 0 AND y.year = m.year AND y.flow = m.flow AND y.reporter = m.reporter "
      "AND "
      "y.revision = m.revision AND y.product = m.product)",
      rows);
}

Result<void> create_view(const std::string& name, const std::map<std::string, FeedFiles>& feeds,
                         std::string (*select)(const std::string&, const FeedFiles&), columnar::Database& db) {
  std::string sql;
  for (const auto& [feed, files] : feeds) sql += (sql.empty() ? "" : " UNION ALL BY NAME ") + select(feed, files);
  return db.execute("CREATE TEMP VIEW " + columnar::sql_name(name) + " AS " + sql);
}

// What an earlier call made in this database: it may be of another day.
Result<void> drop_views(columnar::Database& db) {
  std::vector<std::string> made;
  const auto read =
      columnar::each_row(db, "SELECT view_name FROM duckdb_views() WHERE temporary AND NOT internal ORDER BY 1",
                         [&](const columnar::Batch& batch, std::size_t r) { made.emplace_back(batch.text(0, r)); });
  if (!read) return read;
  for (const auto& view : made) {
    if (auto dropped = db.execute("DROP VIEW " + columnar::sql_name(view)); !dropped) return dropped;
  }
  return db.execute("DROP TABLE IF EXISTS rejected");
}

// One file a delivery, named after it; without any, an empty table of the same shape.
Result<void> create_rejected(const Workspace& workspace, const std::vector<Delivery>& deliveries,
                             columnar::Database& db) {
  std::vector<std::filesystem::path> files;
  for (const auto& d : deliveries) {
    if (auto file = workspace.rejected_file(d.id); std::filesystem::exists(file)) files.push_back(std::move(file));
  }
  if (!files.empty()) {
    return db.execute(
        "CREATE TEMP VIEW rejected AS SELECT CAST(parse_filename(filename, true) AS BIGINT) AS delivery, * EXCLUDE "
        "(filename) FROM read_parquet([" +
        columnar::sql_list(files) + "], filename = true)");
  }
  std::vector<columnar::OutputColumn> columns{{"delivery", columnar::ColumnType::int64}};
  columns.insert(columns.end(), rejected_columns().begin(), rejected_columns().end());
  return db.create_table("rejected", columns, 0, [](columnar::BatchWriter&, std::size_t, std::size_t) {});
}

}  // namespace

Result<std::vector<std::string>> create_lake_views(const Workspace& workspace, columnar::Database& db,
                                                   std::optional<Date> as_of) {
  const auto partitions = workspace.partitions("", as_of);
  if (!partitions) return fail(partitions.error());
  if (auto dropped = drop_views(db); !dropped) return fail(dropped.error());
  std::map<std::string, std::map<std::string, FeedFiles>> tables;
  for (const auto& p : *partitions) {
    auto& files = tables[p.table][p.feed];
    files.paths.push_back(p.path);
    files.yearly = files.yearly && p.standing == Standing::reconciled;
  }
  std::vector<std::string> names;
  for (const auto& [table, feeds] : tables) {
    if (auto created = create_view(table, feeds, table == "trade" ? rows_once : rows_of, db); !created)
      return fail(created.error());
    names.push_back(table);
    if (table != "trade") continue;
    if (auto created = create_view("trade_rows", feeds, rows_of, db); !created) return fail(created.error());
    names.emplace_back("trade_rows");
  }
  const auto deliveries = workspace.deliveries();
  if (!deliveries) return fail(deliveries.error());
  if (auto created = create_deliveries(*deliveries, db); !created) return fail(created.error());
  if (auto created = create_rejected(workspace, *deliveries, db); !created) return fail(created.error());
  names.emplace_back("deliveries");
  names.emplace_back("rejected");
  return names;
}

}  // namespace noroshi::lake
