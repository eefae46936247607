#include "columnar/table_reader.hpp"

#include <duckdb.h>

#include <algorithm>
#include <cmath>

#include "base/contract.hpp"
#include "columnar/table_header.hpp"
#include "columnar/table_queries.hpp"

namespace noroshi::columnar {
namespace {

static_assert(sizeof(duckdb_string_t) == 16 && offsetof(duckdb_string_t, value.inlined.inlined) == 4 &&
                  offsetof(duckdb_string_t, value.pointer.ptr) == 8,
              "TableBatch reads DuckDB's strings in place");

RejectReason reason_of(std::string_view kind) {
  if (kind == "CAST") return RejectReason::unreadable_number;
  if (kind == "MISSING COLUMNS" || kind == "TOO MANY COLUMNS") return RejectReason::wrong_column_count;
  if (kind == "LINE SIZE OVER MAXIMUM") return RejectReason::oversized_field;
  if (kind == "INVALID ENCODING") return RejectReason::invalid_encoding;
  return RejectReason::unreadable_row;
}

// DuckDB quotes the cell that it could not read: ... Could not convert string "12y" to 'DOUBLE'
std::string_view cell_in_message(std::string_view message) {
  constexpr std::string_view kBefore = "Could not convert string \"", kAfter = "\" to '";
  const auto begin = message.find(kBefore);
  const auto end = message.rfind(kAfter);
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin + kBefore.size()) return message;
  return message.substr(begin + kBefore.size(), end - begin - kBefore.size());
}

std::string_view without_blank_lines(std::string_view s) {
  const auto begin = s.find_first_not_of("\r\n");
  return begin == std::string_view::npos ? std::string_view{} : s.substr(begin, s.find_last_not_of("\r\n") - begin + 1);
}

std::string excerpt(std::string_view s) {
  constexpr std::size_t kShown = 200;
  if (s.size() <= kShown) return std::string{s};
  std::size_t end = kShown;
  while (end > 0 && (static_cast<unsigned char>(s[end]) & 0xC0) == 0x80) --end;  // not inside a UTF-8 character
  return std::string{s.substr(0, end)};
}

tl::unexpected<Error> open_quotation(std::uint64_t line, const std::string& path) {
  return fail(ErrorCode::invalid_input,
              text("a quotation mark is opened in line {0} and not closed there (the rows after it would be lost). "
                   "Correct that line.",
                   "{0}行目の引用符が閉じられていません（以降の行が失われます）。その行を修正してください。", line),
              path + ":" + std::to_string(line));
}

// Whole numbers beyond this are no longer told apart by a double.
constexpr double kLargestWhole = 9007199254740992.0;  // 2^53

bool acceptable(double number, FieldKind kind) {
  return kind == FieldKind::integer
             ? std::trunc(number) == number && std::abs(number) <= kLargestWhole
             : number - number == 0.0;  // false for NaN and infinities; the compiler vectorises it
}

// The first cell of a row, if any, that holds a number its field cannot be.
struct WrongNumber {
  std::size_t row, field;
  double number;
};

std::vector<WrongNumber> wrong_numbers(std::span<const Batch::Column> columns, std::span<const FieldKind> kinds,
                                       std::size_t rows) {
  std::vector<WrongNumber> found;
  for (std::size_t f = 0; f < columns.size(); ++f) {
    if (kinds[f] == FieldKind::text || columns[f].data == nullptr) continue;
    const std::span numbers{static_cast<const double*>(columns[f].data), rows};
    bool all = true;  // nearly always: one pass without branches
    for (const double number : numbers) all &= acceptable(number, kinds[f]);
    for (std::size_t r = 0; !all && r < rows; ++r) {
      if (columns[f].holds(r) && !acceptable(numbers[r], kinds[f])) found.push_back({r, f, numbers[r]});
    }
  }
  std::ranges::stable_sort(found, {}, &WrongNumber::row);
  const auto again = std::ranges::unique(found, {}, &WrongNumber::row);
  found.erase(again.begin(), again.end());
  return found;
}

}  // namespace

struct TableReader::State {
  Database* database;
  std::string path;
  TableQueries queries;
  std::optional<Rows> rows;
  std::uint64_t next_record = 1;
  std::uint64_t rows_read = 0;
  bool done = false;
  std::vector<FieldKind> kinds;           // of the fields
  std::vector<std::string> field_specs;   // their names as asked for
  std::vector<RejectedRow> unreadable;    // rows that DuckDB left out: they shift the records that follow
  std::vector<RejectedRow> wrong_number;  // rows that it gave us
  std::vector<RejectedRow> rejected;      // both, at the end

  [[nodiscard]] Result<void> finish();
  [[nodiscard]] std::uint64_t line(std::uint64_t record) const;
};

Result<void> TableReader::State::finish() {
  rows.reset();
  done = true;
  auto found = database->query(queries.rejected);
  if (!found) return fail(found.error());
  while (true) {
    auto batch = found->next();
    if (!batch) return fail(batch.error());
    if (!*batch) break;
    for (std::size_t r = 0; r < (*batch)->rows(); ++r) {
      const auto record = static_cast<std::uint64_t>((*batch)->values<std::int64_t>(0)[r]);
      if (!unreadable.empty() && unreadable.back().record == record) continue;  // several faults of one row
      std::string field{(*batch)->text(1, r)};
      const auto kind = (*batch)->text(2, r);
      auto content = without_blank_lines((*batch)->text(3, r));
      if (!queries.numbered) {
        if (kind == "CAST")
          content = cell_in_message(content);
        else if (content.find('\n') != std::string_view::npos &&
                 (kind == "UNQUOTED VALUE" || kind == "LINE SIZE OVER MAXIMUM"))
          return open_quotation(record, path);
        if (field.starts_with('c')) field = queries.names[std::stoul(field.substr(1))];
        if (kind != "CAST") field.clear();
      }
      unreadable.push_back({path, record, std::move(field),
                            kind == "ROW" ? RejectReason::unreadable_row : reason_of(kind), excerpt(content)});
    }
  }
  found = tl::make_unexpected(Error{});  // ends the query before the tables go
  for (const auto& sql : queries.cleanup) {
    if (auto dropped = database->execute(sql); !dropped) return dropped;
  }
  rejected = unreadable;
  for (auto& row : wrong_number) {
    row.record = line(row.record);
    rejected.push_back(std::move(row));
  }
  std::ranges::stable_sort(rejected, {}, &RejectedRow::record);
  return {};
}

TableReader::TableReader(std::unique_ptr<State> state) : state_{std::move(state)} {}
TableReader::TableReader(TableReader&&) noexcept = default;
TableReader& TableReader::operator=(TableReader&&) noexcept = default;
TableReader::~TableReader() = default;

Result<TableReader> TableReader::open(Database& database, const std::filesystem::path& path,
                                      std::span<const FieldSpec> fields, const TableFormat& format) {
  auto header = read_header(path, format);
  if (!header) return fail(header.error());
  auto queries = header->kind == TableKind::csv       ? csv_queries(database, path, *header, fields, format)
                 : header->kind == TableKind::parquet ? parquet_queries(database, path, fields, format)
                                                      : json_queries(database, path, header->kind, fields, format);
  if (!queries) return fail(queries.error());
  auto state = std::make_unique<State>();
  state->database = &database;
  state->path = path.string();
  state->queries = std::move(*queries);
  for (const auto& field : fields) {
    state->kinds.push_back(field.kind);
    state->field_specs.push_back(field.name);
  }
  if (header->kind == TableKind::csv) state->next_record = format.skip_rows + (format.has_header ? 2 : 1);
  auto rows = database.query(state->queries.rows);
  if (!rows) {
    auto error = rows.error();
    error.where = state->path;
    return fail(std::move(error));
  }
  state->rows.emplace(std::move(*rows));
  return TableReader{std::move(state)};
}

Result<std::optional<TableBatch>> TableReader::next() {
  auto& s = *state_;
  if (s.done) return std::optional<TableBatch>{};
  auto batch = s.rows->next();
  if (!batch) {
    auto error = batch.error();
    error.where = s.path;
    return fail(std::move(error));
  }
  if (!*batch) {
    if (auto finished = s.finish(); !finished) return fail(finished.error());
    return std::optional<TableBatch>{};
  }
  TableBatch out{std::move(**batch)};
  for (const auto& column : s.queries.fields) {
    out.fields_.push_back(column ? out.batch_.column(*column) : Batch::Column{});
  }
  out.first_record_ = s.next_record;
  if (s.queries.numbered) {
    const auto present =
        std::count_if(s.queries.fields.begin(), s.queries.fields.end(), [](const auto& c) { return c.has_value(); });
    out.records_ = static_cast<const std::int64_t*>(out.batch_.column(static_cast<std::size_t>(present)).data);
  }
  s.next_record += out.rows();
  const auto wrong = wrong_numbers(out.fields_, s.kinds, out.rows());
  for (const auto& w : wrong) {
    // "1.7" for a whole number cannot be read as one; "inf" can be read and cannot be true.
    const auto reason = std::isfinite(w.number) ? RejectReason::unreadable_number : RejectReason::out_of_range;
    s.wrong_number.push_back(
        {s.path, out.record(w.row), s.queries.field_names[w.field], reason, fmt::format("{}", w.number)});
  }
  for (std::size_t r = 0, next = 0; !wrong.empty() && r < out.rows_; ++r) {
    if (next < wrong.size() && wrong[next].row == r)
      ++next;
    else
      out.kept_.push_back(static_cast<std::uint32_t>(r));
  }
  out.rows_ -= wrong.size();
  s.rows_read += out.rows();
  return std::optional{std::move(out)};
}

const std::vector<RejectedRow>& TableReader::rejected() const {
  NOROSHI_EXPECT(state_->done);
  return state_->rejected;
}

std::uint64_t TableReader::rows_read() const { return state_->rows_read; }

std::uint64_t TableReader::line(std::uint64_t record) const { return state_->line(record); }

std::string TableReader::column_named(std::string_view field) const {
  const auto found = std::ranges::find(state_->field_specs, field);
  return found == state_->field_specs.end()
             ? std::string{field}
             : state_->queries.field_names[static_cast<std::size_t>(found - state_->field_specs.begin())];
}

std::uint64_t TableReader::State::line(std::uint64_t record) const {
  if (queries.numbered) return record;
  // unreadable[i] stands before the record when fewer than its line minus i readable ones come first.
  const auto& r = unreadable;
  std::size_t low = 0, high = r.size();
  while (low < high) {
    const auto middle = (low + high) / 2;
    if (r[middle].record - middle <= record)
      low = middle + 1;
    else
      high = middle;
  }
  return record + low;
}

}  // namespace noroshi::columnar
