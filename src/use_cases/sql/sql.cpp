#include "use_cases/sql/sql.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>

#include "lake/lake_views.hpp"
#include "lake/stored_files.hpp"

namespace noroshi::use_cases {
namespace {

// How a column of any SQL type comes to us: as it is, or through a cast.
std::string selected(const std::string& name, const std::string& type) {
  constexpr std::array<std::string_view, 7> kNative{"BOOLEAN", "TINYINT", "SMALLINT", "INTEGER",
                                                    "BIGINT",  "DOUBLE",  "VARCHAR"};
  constexpr std::array<std::string_view, 3> kWhole{"UTINYINT", "USMALLINT", "UINTEGER"};
  const auto column = columnar::sql_name(name);
  if (std::ranges::find(kNative, type) != kNative.end()) return column;
  if (std::ranges::find(kWhole, type) != kWhole.end()) return "CAST(" + column + " AS BIGINT) AS " + column;
  const bool number =
      type.starts_with("DECIMAL") || type == "HUGEINT" || type == "UBIGINT" || type == "FLOAT" || type == "UHUGEINT";
  return "CAST(" + column + (number ? " AS DOUBLE) AS " : " AS VARCHAR) AS ") + column;
}

CellKind kind_of(columnar::ColumnType type) {
  switch (type) {
    case columnar::ColumnType::real:
      return CellKind::real;
    case columnar::ColumnType::int8:
    case columnar::ColumnType::int16:
    case columnar::ColumnType::int32:
    case columnar::ColumnType::int64:
      return CellKind::integer;
    default:
      return CellKind::text;
  }
}

Cell cell(const columnar::Batch& batch, columnar::ColumnType type, std::size_t column, std::size_t row) {
  if (batch.is_null(column, row)) return std::monostate{};
  switch (type) {
    case columnar::ColumnType::boolean:
      return batch.values<bool>(column)[row];
    case columnar::ColumnType::int8:
      return static_cast<std::int64_t>(batch.values<std::int8_t>(column)[row]);
    case columnar::ColumnType::int16:
      return static_cast<std::int64_t>(batch.values<std::int16_t>(column)[row]);
    case columnar::ColumnType::int32:
      return static_cast<std::int64_t>(batch.values<std::int32_t>(column)[row]);
    case columnar::ColumnType::int64:
      return batch.values<std::int64_t>(column)[row];
    case columnar::ColumnType::real:
      return batch.values<double>(column)[row];
    case columnar::ColumnType::text:
      return std::string{batch.text(column, row)};
  }
  return std::monostate{};
}

// Casts every column to a type that a report can show.
Result<std::string> shown(columnar::Database& db, const std::string& sql) {
  const auto table = "(" + sql + "\n)";  // the line end closes a comment
  auto described = db.query_read_only("DESCRIBE SELECT * FROM " + table);
  if (!described) return sql;  // EXPLAIN answers in text anyway; a wrong SELECT fails again below
  std::string columns;
  while (true) {
    auto batch = described->next();
    if (!batch) return fail(batch.error());
    if (!*batch) break;
    for (std::size_t r = 0; r < (*batch)->rows(); ++r) {
      columns += (columns.empty() ? "" : ", ") +
                 selected(std::string{(*batch)->text(0, r)}, std::string{(*batch)->text(1, r)});
    }
  }
  return columns.empty() ? sql : "SELECT " + columns + " FROM " + table;
}

// What is wrong with the question, not with the disk, and what it may ask of.
Error with_tables(Error error, const std::vector<std::string>& tables) {
  const auto names = fmt::format("{}", fmt::join(tables, ", "));
  error.message.en += (error.message.en.ends_with(".") ? " Tables here: " : ". Tables here: ") + names + ".";
  error.message.ja += (error.message.ja.ends_with("。") ? "使える表: " : "。使える表: ") + names + "。";
  if (error.code != ErrorCode::io) error.field = "query";
  return error;
}

}  // namespace

Result<ReportTable> run_sql(const holdings::OpenedWorkspace& workspace, const SqlRequest& request) {
  const auto& asked = request.query;
  auto db = columnar::Database::open();  // of its own: it is confined for good
  if (!db) return fail(db.error());
  const auto tables = lake::create_lake_views(workspace.store(), *db);
  if (!tables) return fail(tables.error());
  if (auto confined = db->confine_to(lake::stored_files(workspace.store())); !confined) return fail(confined.error());
  const auto end = asked.find_last_not_of("; \t\r\n");
  const auto sql = asked.substr(0, end == std::string::npos ? 0 : end + 1);
  const auto casted = shown(*db, sql);
  if (!casted) return fail(casted.error());
  auto rows = db->query_read_only(*casted);
  if (!rows) {
    return fail(with_tables(rows.error(), *tables));
  }
  ReportTable report{"sql", {"Answer", "結果"}, {}, {}, {}, {}};
  std::vector<columnar::ColumnType> types;
  for (std::size_t c = 0; c < rows->names().size(); ++c) {
    const auto& name = rows->names()[c];
    const auto type = rows->type(c);
    if (!type) {
      return fail_field(
          ErrorCode::invalid_input, "query",
          text("column '{0}' has a type that cannot be shown. Ask for it as text: SELECT CAST({0} AS VARCHAR) ...",
               "列「{0}」の型は表示できません。SELECT CAST({0} AS VARCHAR) ... のように文字列に変換してください。",
               name));
    }
    types.push_back(*type);
    report.columns.push_back({name, {name, name}, kind_of(types.back())});
  }
  while (true) {
    auto batch = rows->next();
    if (!batch) return fail(batch.error());
    if (!*batch) return report;
    for (std::size_t r = 0; r < (*batch)->rows(); ++r) {
      std::vector<Cell> line;
      for (std::size_t c = 0; c < types.size(); ++c) line.push_back(cell(**batch, types[c], c, r));
      report.rows.push_back(std::move(line));
    }
  }
}

}  // namespace noroshi::use_cases
