#include "lake/reference_table_file.hpp"

#include <functional>
#include <optional>
#include <variant>

namespace noroshi {
namespace {

using Value = std::variant<std::monostate, std::string_view, std::int32_t, std::int64_t, double, bool>;

// One column of a table: its name, its type, and where a row keeps it.
template <class Row>
struct Member {
  std::string name;
  ColumnType type;
  std::function<Value(const Row&)> value;
};

Value known(const std::optional<double>& v) { return v ? Value{*v} : Value{}; }

void put(BatchWriter& batch, std::size_t column, std::size_t row, const Value& value) {
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
std::vector<OutputColumn> columns_of(const std::vector<Member<Row>>& members) {
  std::vector<OutputColumn> columns;
  for (const auto& m : members) columns.push_back({m.name, m.type});
  return columns;
}

std::vector<Member<RejectedRow>> rejected_members(std::string_view feed) {
  using R = RejectedRow;
  return {{"feed", ColumnType::text, [feed](const R&) { return Value{feed}; }},
          {"file", ColumnType::text, [](const R& r) { return Value{r.file}; }},
          {"record", ColumnType::int64, [](const R& r) { return Value{static_cast<std::int64_t>(r.record)}; }},
          {"field", ColumnType::text, [](const R& r) { return Value{r.field}; }},
          {"reason", ColumnType::text, [](const R& r) { return Value{name_of(r.reason)}; }},
          {"content", ColumnType::text, [](const R& r) { return Value{r.content}; }}};
}

template <class Row>
Result<void> write(Database& db, const std::filesystem::path& path, std::span<const Row> rows,
                   const std::vector<Member<Row>>& members) {
  return db.write_parquet(path.string(), columns_of(members), rows.size(),
                          [&](BatchWriter& batch, std::size_t first, std::size_t count) {
                            for (std::size_t r = 0; r < count; ++r) {
                              for (std::size_t c = 0; c < members.size(); ++c)
                                put(batch, c, r, members[c].value(rows[first + r]));
                            }
                          });
}

}  // namespace

Result<void> write_table_file(Database& db, const std::filesystem::path& path, std::span<const ProductName> rows) {
  using R = ProductName;
  return write<R>(db, path, rows,
                  {{"nomenclature", ColumnType::text, [](const R& r) { return Value{name_of(r.nomenclature)}; }},
                   {"edition", ColumnType::text, [](const R& r) { return Value{r.edition}; }},
                   {"code", ColumnType::text, [](const R& r) { return Value{r.code}; }},
                   {"language", ColumnType::text, [](const R& r) { return Value{r.language}; }},
                   {"name", ColumnType::text, [](const R& r) { return Value{r.name}; }},
                   {"unit", ColumnType::text, [](const R& r) { return Value{r.unit}; }}});
}

Result<void> write_table_file(Database& db, const std::filesystem::path& path, std::span<const ConcordanceRow> rows) {
  using R = ConcordanceRow;
  return write<R>(db, path, rows,
                  {{"from_scheme", ColumnType::text, [](const R& r) { return Value{r.from_scheme}; }},
                   {"from_code", ColumnType::text, [](const R& r) { return Value{r.from_code}; }},
                   {"to_scheme", ColumnType::text, [](const R& r) { return Value{r.to_scheme}; }},
                   {"to_code", ColumnType::text, [](const R& r) { return Value{r.to_code}; }},
                   {"weight", ColumnType::real, [](const R& r) { return known(r.weight); }}});
}

Result<void> write_table_file(Database& db, const std::filesystem::path& path, std::span<const ProductionRow> rows) {
  using R = ProductionRow;
  return write<R>(db, path, rows,
                  {{"commodity", ColumnType::text, [](const R& r) { return Value{r.commodity}; }},
                   {"stage", ColumnType::text, [](const R& r) { return Value{r.stage}; }},
                   {"measure", ColumnType::text, [](const R& r) { return Value{r.measure}; }},
                   {"area", ColumnType::text, [](const R& r) { return Value{r.area}; }},
                   {"year", ColumnType::int32, [](const R& r) { return Value{static_cast<std::int32_t>(r.year)}; }},
                   {"quantity", ColumnType::real, [](const R& r) { return known(r.quantity); }},
                   {"unit", ColumnType::text, [](const R& r) { return Value{r.unit}; }},
                   {"share", ColumnType::real, [](const R& r) { return known(r.share); }},
                   {"estimated", ColumnType::boolean, [](const R& r) { return Value{r.estimated}; }},
                   {"note", ColumnType::text, [](const R& r) { return Value{r.note}; }}});
}

Result<void> write_table_file(Database& db, const std::filesystem::path& path, const std::string& feed,
                              const RejectedRows& rejected) {
  return write<RejectedRow>(db, path, rejected.rows, rejected_members(feed));
}

const std::vector<OutputColumn>& rejected_columns() {
  static const auto columns = columns_of(rejected_members({}));
  return columns;
}

}  // namespace noroshi
