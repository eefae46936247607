#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "columnar/batch_writer.hpp"

namespace noroshi::columnar {

// DuckDB behind one door: the only room that includes its C header. It reads and writes Parquet, CSV and JSON and
// answers SQL; it never keeps state of ours (every process has its own database in memory).

// A batch of at most kBatchRows rows of a query, column by column. Views are valid until the batch is gone.
class Batch {
 public:
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) noexcept;
  ~Batch();

  [[nodiscard]] std::size_t rows() const { return rows_; }
  // Values of a column whose SQL type is exactly T (int8/16/32/64, double, bool); undefined where null.
  template <class T>
  [[nodiscard]] std::span<const T> values(std::size_t column) const {
    return {static_cast<const T*>(data(column)), rows_};
  }
  [[nodiscard]] bool is_null(std::size_t column, std::size_t row) const;
  [[nodiscard]] bool has_nulls(std::size_t column) const;
  [[nodiscard]] std::string_view text(std::size_t column, std::size_t row) const;  // of a VARCHAR column

  // The memory of a column, for readers that touch every cell: values, and one bit a row that is 0 where null
  // (no bits at all: no nulls).
  struct Column {
    const void* data = nullptr;
    const std::uint64_t* validity = nullptr;
    [[nodiscard]] bool holds(std::size_t row) const {  // a value, not null
      return validity == nullptr || ((validity[row / 64] >> (row % 64)) & 1) != 0;
    }
  };
  [[nodiscard]] Column column(std::size_t i) const { return columns_[i]; }

 private:
  friend class Rows;
  explicit Batch(void* chunk);
  [[nodiscard]] const void* data(std::size_t column) const;
  void* chunk_ = nullptr;
  std::size_t rows_ = 0;
  std::vector<Column> columns_;
};

// The result of a query, pulled batch by batch while the query runs.
class Rows {
 public:
  Rows(Rows&&) noexcept;
  Rows& operator=(Rows&&) noexcept;
  ~Rows();

  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] std::optional<ColumnType> type(
      std::size_t column) const;                      // nothing: a type we do not map (DATE, LIST ...)
  [[nodiscard]] Result<std::optional<Batch>> next();  // nothing at the end

 private:
  friend class Database;
  struct State;
  explicit Rows(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
  std::vector<std::string> names_;
};

class Database {
 public:
  // A fresh database in memory that loads no extension from outside and opens no connection.
  [[nodiscard]] static Result<Database> open();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  [[nodiscard]] Result<void> execute(const std::string& sql);
  [[nodiscard]] Result<Rows> query(const std::string& sql);
  // The same for SQL of a user: one SELECT (or DESCRIBE, SHOW, SUMMARIZE, EXPLAIN of one) that changes nothing.
  // Errors: refused (any other statement, or several); invalid_input (not SQL, or no such table).
  [[nodiscard]] Result<Rows> query_read_only(const std::string& sql);
  // From here on `files` are the only ones that any SQL can reach, by these very names (no pattern, no link to them),
  // nothing can be written, and no SQL can undo this. Sorts and joins stay in memory.
  [[nodiscard]] Result<void> confine_to(std::span<const std::filesystem::path> files);
  // First column of the first row as text; nothing when there is no row or it is null.
  [[nodiscard]] Result<std::optional<std::string>> scalar(const std::string& sql);

  // Writes a Parquet file (version 2 of the format, zstd) with rows 0 to rows - 1 in this order. The file is complete
  // or the call fails; callers write to a temporary name and rename. `fill` is called in the order of the rows, from
  // different threads. Cost: a few batches in memory; all cores compress.
  [[nodiscard]] Result<void> write_parquet(const std::string& path, const std::vector<OutputColumn>& columns,
                                           std::size_t rows, const RowFill& fill);
  // Makes rows queryable as `name` (a temporary table).
  [[nodiscard]] Result<void> create_table(const std::string& name, const std::vector<OutputColumn>& columns,
                                          std::size_t rows, const RowFill& fill);

 private:
  struct State;
  explicit Database(std::unique_ptr<State> state);
  [[nodiscard]] Result<void> refuse_orders(const std::string& sql);
  std::unique_ptr<State> state_;
};

// SQL literals; every name and string that reaches SQL goes through these.
[[nodiscard]] std::string sql_string(std::string_view text);  // 'it''s'
// A file to read, by exactly this name: to DuckDB a name with *, ? or [ is a pattern, and other files would answer.
[[nodiscard]] std::string sql_file(const std::filesystem::path& file);
[[nodiscard]] std::string sql_name(std::string_view name);  // "a ""b"""

}  // namespace noroshi::columnar
