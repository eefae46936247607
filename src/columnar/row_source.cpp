#include "columnar/row_source.hpp"

#include <algorithm>
#include <array>
#include <mutex>

#include "base/contract.hpp"
#include "columnar/arrow_interface.hpp"
#include "columnar/database.hpp"

namespace noroshi::columnar {
namespace {

// One batch becomes one row group of a Parquet file.
constexpr std::size_t kBatchRows = 122'880;

const char* format_of(const OutputColumn& column) {
  switch (column.type) {
    case ColumnType::boolean:  // a byte here, a bit in Arrow: SQL makes it a boolean
    case ColumnType::int8:
      return "c";
    case ColumnType::int16:
      return "s";
    case ColumnType::int32:
      return "i";
    case ColumnType::int64:
      return "l";
    case ColumnType::real:
      return "g";
    case ColumnType::text:
      return column.categories.empty() ? "vu" : "i";
  }
  throw ContractViolation("a column type without an Arrow format");
}

// The texts of a column's categories, one after the other.
struct Categories {
  std::string characters;
  std::vector<std::int32_t> offsets{0};
  std::array<const void*, 3> buffers{};
  ArrowSchema schema;
  ArrowArray array;

  explicit Categories(const std::vector<std::string>& texts) {
    for (const auto& text : texts) {
      characters += text;
      offsets.push_back(static_cast<std::int32_t>(characters.size()));
    }
    buffers = {nullptr, offsets.data(), characters.data()};
  }
};

template <class T>
void nothing_to_release(T* structure) {
  structure->release = nullptr;
}

}  // namespace

struct RowSource::Stream {
  // A batch while DuckDB holds it. A column with one category is no part of it.
  struct Lent {
    BatchWriter batch;
    std::vector<ArrowArray> arrays;
    std::vector<ArrowArray*> pointers;
    std::vector<std::array<const void*, 4>> buffers;
    std::vector<std::int64_t> text_bytes;
    std::vector<ArrowArray> dictionaries;
    std::array<const void*, 1> none{};
    Stream* stream;
  };

  std::vector<OutputColumn> columns;
  std::vector<std::size_t> sent;  // columns that vary
  std::size_t rows, next = 0;
  const RowFill* fill;
  std::string error;
  std::vector<std::unique_ptr<Categories>> categories;
  std::vector<ArrowSchema> schemas;
  std::vector<ArrowSchema*> schema_pointers;
  std::mutex returning;
  std::vector<std::unique_ptr<Lent>> idle;  // batches to be used again: memory that is already there
  ArrowArrayStream arrow;

  Stream(const std::vector<OutputColumn>& given, std::size_t count, const RowFill& filling)
      : columns{given}, rows{count}, fill{&filling} {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].categories.size() != 1) sent.push_back(i);
    }
    NOROSHI_EXPECT(!sent.empty());
    schemas.resize(sent.size());
    for (const auto i : sent)
      categories.push_back(columns[i].categories.empty() ? nullptr
                                                         : std::make_unique<Categories>(columns[i].categories));
    for (auto& schema : schemas) schema_pointers.push_back(&schema);
    arrow.get_schema = [](ArrowArrayStream* s, ArrowSchema* out) { return self(s).describe(*out); };
    arrow.get_next = [](ArrowArrayStream* s, ArrowArray* out) { return self(s).lend(*out); };
    arrow.get_last_error = [](ArrowArrayStream* s) { return self(s).error.c_str(); };
    arrow.release = nothing_to_release<ArrowArrayStream>;
    arrow.private_data = this;
  }

  static Stream& self(ArrowArrayStream* stream) { return *static_cast<Stream*>(stream->private_data); }

  int describe(ArrowSchema& out) {
    constexpr std::int64_t kNullable = 2;
    for (std::size_t i = 0; i < sent.size(); ++i) {
      schemas[i] = {.format = format_of(columns[sent[i]]),
                    .name = columns[sent[i]].name.c_str(),
                    .flags = kNullable,
                    .release = nothing_to_release<ArrowSchema>};
      if (!categories[i]) continue;
      categories[i]->schema = {
          .format = "u", .name = "", .flags = kNullable, .release = nothing_to_release<ArrowSchema>};
      schemas[i].dictionary = &categories[i]->schema;
    }
    out = {.format = "+s",
           .name = "",
           .n_children = static_cast<std::int64_t>(schemas.size()),
           .children = schema_pointers.data(),
           .release = nothing_to_release<ArrowSchema>};
    return 0;
  }

  // DuckDB asks for one batch after the other, from whichever of its threads is free.
  int lend(ArrowArray& out) {
    out = {};
    if (next == rows) return 0;
    auto lent = idle_or_new();
    const auto count = std::min(kBatchRows, rows - next);
    lent->batch.start(count);
    try {
      (*fill)(lent->batch, next, count);
    } catch (const std::exception& e) {  // no exception may cross the C border
      error = e.what();
      return 1;
    }
    next += count;
    describe(*lent);
    out = {.length = static_cast<std::int64_t>(count),
           .n_buffers = 1,
           .n_children = static_cast<std::int64_t>(sent.size()),
           .buffers = lent->none.data(),
           .children = lent->pointers.data(),
           .release = take_back,
           .private_data = lent.release()};
    return 0;
  }

  std::unique_ptr<Lent> idle_or_new() {
    const std::lock_guard lock{returning};
    if (!idle.empty()) {
      auto lent = std::move(idle.back());
      idle.pop_back();
      return lent;
    }
    const auto n = sent.size();
    return std::unique_ptr<Lent>{new Lent{.batch = BatchWriter{columns, std::min(kBatchRows, rows)},
                                          .arrays = std::vector<ArrowArray>(n),
                                          .pointers = std::vector<ArrowArray*>(n),
                                          .buffers = std::vector<std::array<const void*, 4>>(n),
                                          .text_bytes = std::vector<std::int64_t>(n),
                                          .dictionaries = std::vector<ArrowArray>(n),
                                          .stream = this}};
  }

  void describe(Lent& lent) const {
    const auto length = static_cast<std::int64_t>(lent.batch.rows());
    for (std::size_t i = 0; i < sent.size(); ++i) {
      const auto& column = lent.batch.columns()[sent[i]];
      const bool views = columns[sent[i]].type == ColumnType::text && !categories[i];
      lent.text_bytes[i] = static_cast<std::int64_t>(column.characters.size());
      lent.buffers[i] = {column.nulls > 0 ? column.validity.data() : nullptr, column.data.get(),
                         column.characters.data(), &lent.text_bytes[i]};
      lent.arrays[i] = {.length = length,
                        .null_count = static_cast<std::int64_t>(column.nulls),
                        .n_buffers = views ? 4 : 2,
                        .buffers = lent.buffers[i].data(),
                        .release = nothing_to_release<ArrowArray>};
      lent.pointers[i] = &lent.arrays[i];
      if (!categories[i]) continue;
      lent.dictionaries[i] = {.length = static_cast<std::int64_t>(columns[sent[i]].categories.size()),
                              .n_buffers = 3,
                              .buffers = categories[i]->buffers.data(),
                              .release = nothing_to_release<ArrowArray>};
      lent.arrays[i].dictionary = &lent.dictionaries[i];
    }
  }

  static void take_back(ArrowArray* array) {
    std::unique_ptr<Lent> lent{static_cast<Lent*>(array->private_data)};
    array->release = nullptr;
    auto& stream = *lent->stream;
    const std::lock_guard lock{stream.returning};
    stream.idle.push_back(std::move(lent));
  }
};

RowSource::RowSource(duckdb_connection connection, std::string name, const std::vector<OutputColumn>& columns,
                     std::size_t rows, const RowFill& fill)
    : connection_{connection}, name_{std::move(name)}, stream_{std::make_unique<Stream>(columns, rows, fill)} {
  const auto made =
      duckdb_arrow_scan(connection_, name_.c_str(), reinterpret_cast<duckdb_arrow_stream>(&stream_->arrow));
  NOROSHI_ENSURE(made == DuckDBSuccess);
}

RowSource::~RowSource() {
  duckdb_result result{};
  duckdb_query(connection_, ("DROP VIEW IF EXISTS " + name_).c_str(), &result);
  duckdb_destroy_result(&result);
}

std::string RowSource::select() const {
  std::string list;
  for (const auto& column : stream_->columns) {
    const auto called = sql_name(column.name);
    if (!list.empty()) list += ", ";
    if (column.categories.size() == 1) {
      const auto only = sql_string(column.categories.front());
      list += "CAST(" + only + " AS ENUM(" + only + ")) AS " + called;  // a number per row inside DuckDB, text in files
    } else {
      list += column.type == ColumnType::boolean ? "CAST(" + called + " AS BOOLEAN) AS " + called : called;
    }
  }
  return "SELECT " + list + " FROM " + name_;
}

}  // namespace noroshi::columnar
