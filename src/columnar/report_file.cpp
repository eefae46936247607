#include "columnar/report_file.hpp"

#include <algorithm>

#include "model/cell.hpp"

namespace noroshi::columnar {
namespace {

ColumnType type_of(const ReportTable& table, std::size_t column) {
  const CellKind kind = table.columns[column].kind;
  bool any = false, all_bool = true, all_integer = true, all_number = true;
  for (const auto& row : table.rows) {
    if (column >= row.size() || is_unknown(row[column])) continue;
    any = true;
    all_bool = all_bool && std::holds_alternative<bool>(row[column]);
    all_integer = all_integer && std::holds_alternative<std::int64_t>(row[column]);
    all_number = all_number && number_in(row[column]).has_value();
  }
  const bool real =
      kind == CellKind::real || kind == CellKind::number || kind == CellKind::share || kind == CellKind::usd;
  if (!any) return kind == CellKind::integer ? ColumnType::int64 : real ? ColumnType::real : ColumnType::text;
  if (all_bool) return ColumnType::boolean;
  if (all_integer && !real) return ColumnType::int64;
  return all_number ? ColumnType::real : ColumnType::text;
}

void put(BatchWriter& batch, std::size_t column, std::size_t at, const Cell& cell, ColumnType type, Language language) {
  if (is_unknown(cell)) {
    batch.set_null(column, at);
  } else if (type == ColumnType::boolean) {
    batch.values<bool>(column)[at] = std::get<bool>(cell);
  } else if (type == ColumnType::int64) {
    batch.values<std::int64_t>(column)[at] = std::get<std::int64_t>(cell);
  } else if (type == ColumnType::real) {
    batch.values<double>(column)[at] = *number_in(cell);
  } else {
    batch.set_text(column, at, plain_text(cell, language));
  }
}

}  // namespace

Result<void> write_report(Database& database, const ReportTable& table, Language language,
                          const std::filesystem::path& file) {
  const auto ids = unique_column_ids(table);
  std::vector<OutputColumn> columns;
  for (std::size_t c = 0; c < ids.size(); ++c) columns.push_back({ids[c], type_of(table, c)});
  return database.write_parquet(file.string(), columns, table.rows.size(),
                                [&](BatchWriter& batch, std::size_t first, std::size_t count) {
                                  for (std::size_t r = 0; r < count; ++r) {
                                    const auto& row = table.rows[first + r];
                                    for (std::size_t c = 0; c < columns.size(); ++c) {
                                      const Cell cell = c < row.size() ? row[c] : Cell{};
                                      put(batch, c, r, cell, columns[c].type, language);
                                    }
                                  }
                                });
}

}  // namespace noroshi::columnar
