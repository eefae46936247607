#include "columnar/batch_writer.hpp"

#include <cstring>

namespace noroshi::columnar {
namespace {

constexpr std::size_t kInPlace = 12;  // bytes of a text that fit into its view

struct TextView {
  std::int32_t length = 0;
  char beginning[4] = {};
  std::int32_t buffer = 0, offset = 0;
};
static_assert(sizeof(TextView) == 16);

std::size_t bytes_of(const OutputColumn& column) {
  switch (column.type) {
    case ColumnType::boolean:
    case ColumnType::int8:
      return 1;
    case ColumnType::int16:
      return 2;
    case ColumnType::int32:
      return 4;
    case ColumnType::int64:
    case ColumnType::real:
      return 8;
    case ColumnType::text:
      return column.categories.empty() ? sizeof(TextView) : sizeof(std::int32_t);
  }
  return 0;
}

}  // namespace

BatchWriter::BatchWriter(std::span<const OutputColumn> columns, std::size_t capacity) {
  for (const auto& column : columns) {
    columns_.emplace_back();
    if (column.categories.size() != 1)
      columns_.back().data = std::make_unique_for_overwrite<std::byte[]>(capacity * bytes_of(column));
  }
}

void BatchWriter::start(std::size_t rows) {
  rows_ = rows;
  for (auto& column : columns_) {
    column.nulls = 0;
    column.characters.clear();
  }
}

void BatchWriter::set_text(std::size_t column, std::size_t row, std::string_view utf8) {
  auto& c = columns_[column];
  TextView view;
  view.length = static_cast<std::int32_t>(utf8.size());
  if (utf8.size() <= kInPlace) {
    std::memcpy(view.beginning, utf8.data(), utf8.size());
  } else {
    std::memcpy(view.beginning, utf8.data(), sizeof view.beginning);
    view.offset = static_cast<std::int32_t>(c.characters.size());
    c.characters.append(utf8);
  }
  std::memcpy(c.data.get() + row * sizeof view, &view, sizeof view);
}

}  // namespace noroshi::columnar
