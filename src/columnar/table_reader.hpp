#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "columnar/database.hpp"
#include "model/rejected.hpp"

namespace noroshi::columnar {

// How a feed names a column of its files. The first name or alias that the header has is taken; names compare without
// regard to case (of ASCII letters), surrounding blanks and a byte-order mark. A field with an empty
// name is never there.
enum class FieldKind : std::uint8_t { text, integer, real };
struct FieldSpec {
  std::string name;
  FieldKind kind = FieldKind::text;
  bool required = true;  // the column must exist; its cells may still be empty
  std::vector<std::string> aliases = {};
};

struct TableFormat {
  char delimiter = 0;                   // CSV only; 0: the most frequent of , ; tab | in the header
  std::vector<std::string> nulls = {};  // cell texts that mean "no value" ("NA", "-"); an empty cell always does
  std::string json_records = {};        // JSON only: the member that holds the list of records ("data"); without it, or
                                        // when the top level is a list or one record a line, those are the records
  std::string json_count = {};          // JSON only: the member beside it that says how many records there are; an
                                        // answer that holds fewer was cut off and is refused, an empty one is told so
  std::string sheet = {};               // XLSX only (see columnar/intake): sheet name; empty: the first
  std::size_t skip_rows = 0;            // CSV only: lines before the header
  bool has_header = true;               // CSV only; false: fields are the columns in order
};

// Rows of one file, a batch at a time, one column per field in the order the fields were given. A cell without a value
// (empty, a null text, a column the file lacks, NaN in Parquet) is nothing; a row with a number that cannot be read, is
// not finite, or has a fraction where whole numbers stand never gets here.
class TableBatch {
 public:
  [[nodiscard]] std::size_t rows() const { return rows_; }

  // Which record of the file a row is: 1 = the header of a CSV, or the first record of JSON and Parquet. For CSV it
  // leaves out unreadable records, which are known only at the end: TableReader::line turns it into the true number.
  [[nodiscard]] std::uint64_t record(std::size_t row) const {
    return records_ != nullptr ? static_cast<std::uint64_t>(records_[at(row)]) : first_record_ + at(row);
  }
  [[nodiscard]] std::optional<std::string_view> text(std::size_t field, std::size_t row) const {
    if (!has(field, row)) return std::nullopt;
    const auto& cell = static_cast<const TextCell*>(fields_[field].data)[at(row)];
    return std::string_view{cell.length <= sizeof cell.in_place ? cell.in_place : cell.elsewhere(), cell.length};
  }
  [[nodiscard]] std::optional<std::int64_t> integer(std::size_t field, std::size_t row) const {
    if (!has(field, row)) return std::nullopt;
    return static_cast<std::int64_t>(static_cast<const double*>(fields_[field].data)[at(row)]);  // whole: checked
  }
  [[nodiscard]] std::optional<double> real(std::size_t field, std::size_t row) const {
    if (!has(field, row)) return std::nullopt;
    return static_cast<const double*>(fields_[field].data)[at(row)];
  }
  [[nodiscard]] bool has_column(std::size_t field) const { return fields_[field].data != nullptr; }

 private:
  friend class TableReader;
  explicit TableBatch(Batch batch) : batch_{std::move(batch)}, rows_{batch_.rows()} {}

  // DuckDB's string: up to twelve bytes in place, longer ones elsewhere (checked against its header in the .cpp).
  struct TextCell {
    std::uint32_t length;
    char in_place[12];
    [[nodiscard]] const char* elsewhere() const {
      const char* pointer = nullptr;
      __builtin_memcpy(&pointer, in_place + 4, sizeof pointer);
      return pointer;
    }
  };
  [[nodiscard]] bool has(std::size_t field, std::size_t row) const {
    const auto& f = fields_[field];
    return f.data != nullptr && f.holds(at(row));
  }
  [[nodiscard]] std::size_t at(std::size_t row) const { return kept_.empty() ? row : kept_[row]; }

  Batch batch_;
  std::size_t rows_;
  std::vector<Batch::Column> fields_;
  std::vector<std::uint32_t> kept_;  // rows of the batch that are given out; empty: all of them
  const std::int64_t* records_ = nullptr;
  std::uint64_t first_record_ = 0;
};

// Reads CSV (plain or gzip, UTF-8), JSON and Parquet through DuckDB, in the order of the file. Numbers are typed by the
// reader; structure is checked: a row with the wrong number of columns, an oversized field, bad UTF-8, an unreadable or
// infinite number, or a fraction where a whole number is asked for (up to 2^53) is rejected, not lost and not rounded.
// Give it what columnar/intake made readable. One reader at a time per database, and no other query on it until the
// reader is done. Errors: invalid_input (a required column is missing, the file is no table, a quotation mark is never
// closed), io. Cost: that of DuckDB's typed scan (11 million rows of six columns: about 1.7 s on two cores), O(batch)
// memory; a JSON file is held in memory as a whole.
class TableReader {
 public:
  [[nodiscard]] static Result<TableReader> open(Database& database, const std::filesystem::path& path,
                                                std::span<const FieldSpec> fields, const TableFormat& format);
  TableReader(TableReader&&) noexcept;
  TableReader& operator=(TableReader&&) noexcept;
  ~TableReader();

  [[nodiscard]] Result<std::optional<TableBatch>> next();  // nothing at the end

  // After the end: one entry per row that could not be read, sorted by record, and the number in the file of a record
  // as TableBatch counts it. Blank lines are not counted; a quoted field over several lines is one record.
  [[nodiscard]] const std::vector<RejectedRow>& rejected() const;
  [[nodiscard]] std::uint64_t line(std::uint64_t record) const;
  [[nodiscard]] std::uint64_t rows_read() const;
  // What the file itself calls a field (its header may use an alias); the name as given where the file has no such
  // column.
  [[nodiscard]] std::string column_named(std::string_view field) const;

 private:
  struct State;
  explicit TableReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Bound on one line of a CSV file, all fields together; longer lines are rejected as oversized_field.
inline constexpr std::size_t kMaxLineBytes = 2'000'000;

}  // namespace noroshi::columnar
