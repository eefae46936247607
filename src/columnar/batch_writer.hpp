#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi::columnar {

enum class ColumnType { boolean, int8, int16, int32, int64, real, text };

struct OutputColumn {
  std::string name;
  ColumnType type;
  // Of a text column with few different texts: all of them, each once. Its cells are then set by set_category, which is
  // much cheaper than set_text; with one text only there is nothing to set. A reader sees text all the same.
  std::vector<std::string> categories = {};
};

// Rows on their way into a file or a table, column by column. Rows are counted from 0 within the batch. Every cell must
// be set.
class BatchWriter {
 public:
  // Room for `capacity` rows.
  BatchWriter(std::span<const OutputColumn> columns, std::size_t capacity);
  // Makes it a batch of so many rows, without nulls.
  void start(std::size_t rows);

  // T is the type of the column (int8/16/32/64, double, bool).
  template <class T>
  [[nodiscard]] std::span<T> values(std::size_t column) {
    return {reinterpret_cast<T*>(columns_[column].data.get()), rows_};
  }
  void set_text(std::size_t column, std::size_t row, std::string_view utf8);
  // `index` into the categories of the column.
  void set_category(std::size_t column, std::size_t row, std::size_t index) {
    auto* indices = reinterpret_cast<std::int32_t*>(columns_[column].data.get());
    if (indices != nullptr) indices[row] = static_cast<std::int32_t>(index);
  }
  void set_null(std::size_t column, std::size_t row) {
    auto& c = columns_[column];
    if (c.nulls++ == 0) c.validity.assign((rows_ + 63) / 64, ~std::uint64_t{0});
    c.validity[row / 64] &= ~(std::uint64_t{1} << (row % 64));
  }

  // As the Arrow formats lay a column out: its values, or indices into its categories, or text views of 16 bytes, the
  // longer ones with their bytes in `characters`; a bit per row that is 0 where null (only if there are nulls).
  struct Column {
    std::unique_ptr<std::byte[]> data;
    std::vector<std::uint64_t> validity;
    std::size_t nulls = 0;
    std::string characters;
  };
  [[nodiscard]] std::span<const Column> columns() const { return columns_; }
  [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
  std::vector<Column> columns_;
  std::size_t rows_ = 0;
};

// Sets the rows of a batch to rows first, first + 1, ... of a table: `rows` of them.
using RowFill = std::function<void(BatchWriter& batch, std::size_t first, std::size_t rows)>;

}  // namespace noroshi::columnar
