#include "lake/reference_table_file.hpp"

#include <functional>
#include <optional>
#include <variant>

namespace noroshi::lake {
namespace {

using Value = std::variant<std::monostate, std::string_view, std::int32_t, std::int64_t, double, bool>;

// One column of a table: its name, its type, and where a row keeps it.
template <class Row>
struct Member {
  std::string name;
  columnar::ColumnType type;
  std::function<Value(const Row&)> value;
};

Value known(const std::optional<double>& v) { return v ? Value{*v} : Value{}; }

void put(columnar::BatchWriter& batch, std::size_t column, std::size_t row, const Value& value) {
  if (const auto* text = std::get_if<std::string_view>(&value)) return batch.set_text(column, row, *text);
  if (const auto* whole = std::get_if<std::int32_t>(&value)) {
    batch.values<std::int32_t>(column)[row] = *whole;
    return;
  }
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    batch.values<std::int64_t>(column)[row] = *whole;
    return;
  }
  if (const auto* real = std::get_if<double>(&value)) {
    batch.values<double>(column)[row] = *real;
    return;
  }
  if (const auto* yes = std::get_if<bool>(&value)) {
    batch.values<bool>(column)[row] = *yes;
    return;
  }
  batch.set_null(column, row);
}

template <class Row>
std::vector<columnar::OutputColumn> columns_of(const std::vector<Member<Row>>& members) {
  std::vector<columnar::OutputColumn> columns;
  for (const auto& m : members) columns.push_back({m.name, m.type});
  return columns;
}

std::vector<Member<RejectedRow>> rejected_members(std::string_view feed) {
  using R = RejectedRow;
  return {
      {"feed", columnar::ColumnType::text, [feed](const R&) { return Value{feed}; }},
      {"file", columnar::ColumnType::text, [](const R& r) { return Value{r.file}; }},
      {"record", columnar::ColumnType::int64, [](const R& r) { return Value{static_cast<std::int64_t>(r.record)}; }},
      {"field", columnar::ColumnType::text, [](const R& r) { return Value{r.field}; }},
      {"reason", columnar::ColumnType::text, [](const R& r) { return Value{name_of(r.reason)}; }},
      {"content", columnar::ColumnType::text, [](const R& r) { return Value{r.content}; }}};
}

template <class Row>
Result<void> write(columnar::Database& db, const std::filesystem::path& path, std::span<const Row> rows,
                   const std::vector<Member<Row>>& members) {
  return db.write_parquet(path.string(), columns_of(members), rows.size(),
                          [&](columnar::BatchWriter& batch, std::size_t first, std::size_t count) {
                            for (std::size_t r = 0; r < count; ++r) {
                              for (std::size_t c = 0; c < members.size(); ++c)
                                put(batch, c, r, members[c].value(rows[first + r]));
                            }
                          });
}

}  // namespace

Result<void> write_table_file(columnar::Database& db, const std::filesystem::path& path,
                              std::span<const ProductName> rows) {
  using R = ProductName;
  return write<R>(
      db, path, rows,
      {{"nomenclature", columnar::ColumnType::text, [](const R& r) { return Value{name_of(r.nomenclature)}; }},
       {"edition", columnar::ColumnType::text, [](const R& r) { return Value{r.edition}; }},
       {"code", columnar::ColumnType::text, [](const R& r) { return Value{r.code}; }},
       {"language", columnar::ColumnType::text, [](const R& r) { return Value{r.language}; }},
       {"name", columnar::ColumnType::text, [](const R& r) { return Value{r.name}; }},
       {"unit", columnar::ColumnType::text, [](const R& r) { return Value{r.unit}; }}});
}

Result<void> write_table_file(columnar::Database& db, const std::filesystem::path& path,
                              std::span<const ConcordanceRow> rows) {
  using R = ConcordanceRow;
  return write<R>(db, path, rows,
                  {{"from_scheme", columnar::ColumnType::text, [](const R& r) { return Value{r.from_scheme}; }},
                   {"from_code", columnar::ColumnType::text, [](const R& r) { return Value{r.from_code}; }},
                   {"to_scheme", columnar::ColumnType::text, [](const R& r) { return Value{r.to_scheme}; }},
                   {"to_code", columnar::ColumnType::text, [](const R& r) { return Value{r.to_code}; }},
                   {"weight", columnar::ColumnType::real, [](const R& r) { return known(r.weight); }}});
}

Result<void> write_table_file(columnar::Database& db, const std::filesystem::path& path,
                              std::span<const ProductionRow> rows) {
  using R = ProductionRow;
  return write<R>(
      db, path, rows,
      {{"commodity", columnar::ColumnType::text, [](const R& r) { return Value{r.commodity}; }},
       {"stage", columnar::ColumnType::text, [](const R& r) { return Value{r.stage}; }},
       {"measure", columnar::ColumnType::text, [](const R& r) { return Value{r.measure}; }},
       {"area", columnar::ColumnType::text, [](const R& r) { return Value{r.area}; }},
       {"year", columnar::ColumnType::int32, [](const R& r) { return Value{static_cast<std::int32_t>(r.year)}; }},
       {"quantity", columnar::ColumnType::real, [](const R& r) { return known(r.quantity); }},
       {"unit", columnar::ColumnType::text, [](const R& r) { return Value{r.unit}; }},
       {"share", columnar::ColumnType::real, [](const R& r) { return known(r.share); }},
       {"estimated", columnar::ColumnType::boolean, [](const R& r) { return Value{r.estimated}; }},
       {"note", columnar::ColumnType::text, [](const R& r) { return Value{r.note}; }}});
}

Result<void> write_table_file(columnar::Database& db, const std::filesystem::path& path, const std::string& feed,
                              const RejectedRows& rejected) {
  return write<RejectedRow>(db, path, rejected.rows, rejected_members(feed));
}

const std::vector<columnar::OutputColumn>& rejected_columns() {
  static const auto columns = columns_of(rejected_members({}));
  return columns;
}

}  // namespace noroshi::lake
