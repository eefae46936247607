#include "columnar/database.hpp"

#include <duckdb.h>

#include <algorithm>
#include <cctype>
#include <cstring>

#include "columnar/row_source.hpp"
#include "names/letter_case.hpp"

namespace noroshi::columnar {
namespace {

std::optional<ColumnType> mapped(duckdb_type type) {
  switch (type) {
    case DUCKDB_TYPE_BOOLEAN:
      return ColumnType::boolean;
    case DUCKDB_TYPE_TINYINT:
      return ColumnType::int8;
    case DUCKDB_TYPE_SMALLINT:
      return ColumnType::int16;
    case DUCKDB_TYPE_INTEGER:
      return ColumnType::int32;
    case DUCKDB_TYPE_BIGINT:
      return ColumnType::int64;
    case DUCKDB_TYPE_DOUBLE:
      return ColumnType::real;
    case DUCKDB_TYPE_VARCHAR:
      return ColumnType::text;
    default:
      return std::nullopt;
  }
}

Error only_questions() {
  return {ErrorCode::refused,
          {"only questions are allowed here: one SELECT that changes nothing.",
           "ここで実行できるのは、データを変更しないSELECT文一つだけです。"}};
}

Error database_error(const char* what) {
  const std::string detail = what == nullptr ? "unknown" : what;
  if (detail.starts_with("Permission Error")) {
    const auto begin = detail.find('"'), end = detail.find('"', begin + 1);
    const auto file = end == std::string::npos ? detail : detail.substr(begin + 1, end - begin - 1);
    return {
        ErrorCode::refused,
        text("'{}' is none of the workspace's own Parquet files, and SQL may read these only. Import the file, or open "
             "it together "
             "with the Parquet files of lake/ in a DuckDB of your own.",
             "「{}」はワークスペース自身のParquetファイルではなく、SQLで読めるのはそれだけです。ファイルを取り込むか、"
             "手元のDuckDBで lake/ のParquetファイルと併せて開いてください。",
             file)};
  }
  // DuckDB's own words; "IO Error" is the disk's fault, anything else that of the query or the file.
  const bool io = detail.starts_with("IO Error") || detail.find("No space left") != std::string::npos;
  return {io ? ErrorCode::io : ErrorCode::invalid_input,
          text("the data engine says: {}", "データ処理系の応答: {}", detail),
          {}};
}

std::string_view trimmed_front(std::string_view sql) {
  const auto start = sql.find_first_not_of(" \t\r\n");
  return start == std::string_view::npos ? std::string_view{} : sql.substr(start);
}

// What is to be explained: EXPLAIN ANALYZE carries it out, so it must be a question too. Options may stand in brackets:
// EXPLAIN (ANALYZE, FORMAT json) SELECT ...
std::string_view without_explain(std::string_view sql) {
  for (const std::string_view word : {"explain", "analyze"}) {
    const auto rest = trimmed_front(sql);
    const bool same = rest.size() > word.size() && equal_ignoring_case(rest.substr(0, word.size()), word) &&
                      (std::isspace(static_cast<unsigned char>(rest[word.size()])) != 0 || rest[word.size()] == '(');
    if (same) sql = rest.substr(word.size());
  }
  return sql;
}
std::string_view without_bracket(std::string_view sql) {
  const auto rest = trimmed_front(sql);
  if (!rest.starts_with('(')) return sql;
  const auto end = rest.find(')');
  return end == std::string_view::npos ? sql : rest.substr(end + 1);
}

}  // namespace

// --- Batch -----------------------------------------------------------------------------------------------------

Batch::Batch(void* chunk) : chunk_{chunk}, rows_{duckdb_data_chunk_get_size(static_cast<duckdb_data_chunk>(chunk))} {
  const auto c = static_cast<duckdb_data_chunk>(chunk);
  columns_.resize(duckdb_data_chunk_get_column_count(c));
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const auto vector = duckdb_data_chunk_get_vector(c, i);
    columns_[i] = {duckdb_vector_get_data(vector), duckdb_vector_get_validity(vector)};
  }
}

Batch::Batch(Batch&& other) noexcept
    : chunk_{std::exchange(other.chunk_, nullptr)}, rows_{other.rows_}, columns_{std::move(other.columns_)} {}

Batch& Batch::operator=(Batch&& other) noexcept {
  std::swap(chunk_, other.chunk_);
  std::swap(rows_, other.rows_);
  columns_.swap(other.columns_);
  return *this;
}

Batch::~Batch() {
  if (chunk_ != nullptr) {
    auto chunk = static_cast<duckdb_data_chunk>(chunk_);
    duckdb_destroy_data_chunk(&chunk);
  }
}

const void* Batch::data(std::size_t column) const { return columns_[column].data; }

bool Batch::has_nulls(std::size_t column) const { return columns_[column].validity != nullptr; }

bool Batch::is_null(std::size_t column, std::size_t row) const {
  const auto* validity = columns_[column].validity;
  return validity != nullptr && ((validity[row / 64] >> (row % 64)) & 1) == 0;
}

std::string_view Batch::text(std::size_t column, std::size_t row) const {
  auto* strings = static_cast<const duckdb_string_t*>(columns_[column].data) + row;
  const auto length = strings->value.inlined.length;
  return {length <= 12 ? strings->value.inlined.inlined : strings->value.pointer.ptr, length};
}

// --- Rows ------------------------------------------------------------------------------------------------------

struct Rows::State {
  duckdb_prepared_statement statement = nullptr;
  duckdb_pending_result pending = nullptr;
  duckdb_result result{};
  bool has_result = false;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (has_result) duckdb_destroy_result(&result);
    if (pending != nullptr) duckdb_destroy_pending(&pending);
    if (statement != nullptr) duckdb_destroy_prepare(&statement);
  }
};

Rows::Rows(std::unique_ptr<State> state) : state_{std::move(state)} {
  for (idx_t i = 0; i < duckdb_column_count(&state_->result); ++i)
    names_.emplace_back(duckdb_column_name(&state_->result, i));
}
Rows::Rows(Rows&&) noexcept = default;
Rows& Rows::operator=(Rows&&) noexcept = default;
Rows::~Rows() = default;

std::optional<ColumnType> Rows::type(std::size_t column) const {
  return mapped(duckdb_column_type(&state_->result, column));
}

Result<std::optional<Batch>> Rows::next() {
  auto* chunk = duckdb_fetch_chunk(state_->result);
  if (chunk == nullptr) {
    const char* error = duckdb_result_error(&state_->result);
    if (error != nullptr && *error != '\0') return fail(database_error(error));
    return std::optional<Batch>{};
  }
  return std::optional<Batch>{Batch{chunk}};
}

// --- Database --------------------------------------------------------------------------------------------------

struct Database::State {
  duckdb_database database = nullptr;
  duckdb_connection connection = nullptr;
  std::size_t sources = 0;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (connection != nullptr) duckdb_disconnect(&connection);
    if (database != nullptr) duckdb_close(&database);
  }
  [[nodiscard]] std::string next_source() { return "noroshi_source_" + std::to_string(sources++); }
};

Database::Database(std::unique_ptr<State> state) : state_{std::move(state)} {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open() {
  auto state = std::make_unique<State>();
  duckdb_config config = nullptr;
  duckdb_create_config(&config);
  for (const auto& [key, value] :
       {std::pair{"autoinstall_known_extensions", "false"}, std::pair{"autoload_known_extensions", "false"},
        std::pair{"allow_community_extensions", "false"}}) {
    duckdb_set_config(config, key, value);
  }
  char* error = nullptr;
  const bool opened = duckdb_open_ext(nullptr, &state->database, config, &error) == DuckDBSuccess;
  duckdb_destroy_config(&config);
  if (!opened || duckdb_connect(state->database, &state->connection) != DuckDBSuccess) {
    auto failed = database_error(error);
    duckdb_free(error);
    return fail(std::move(failed));
  }
  Database database{std::move(state)};
  // Room for the scan to run ahead of us on both cores while we normalise what it has read.
  if (auto set = database.execute("SET streaming_buffer_size = '256MB'"); !set) return fail(set.error());
  return database;
}

Result<void> Database::execute(const std::string& sql) {
  duckdb_result result{};
  const bool ok = duckdb_query(state_->connection, sql.c_str(), &result) == DuckDBSuccess;
  Error error = ok ? Error{} : database_error(duckdb_result_error(&result));
  duckdb_destroy_result(&result);
  if (!ok) return fail(std::move(error));
  return {};
}

Result<void> Database::confine_to(std::span<const std::filesystem::path> files) {
  std::string paths;
  for (const auto& file : files) {
    const auto name = sql_string(file.string()), pattern = sql_file(file);
    paths += (paths.empty() ? "" : ", ") + name;
    if (pattern != name) paths += ", " + pattern;  // DuckDB looks for the words that it is given, before it reads them
  }
  for (const auto& setting :
       {std::string{"SET temp_directory = ''"},  // else SQL could reach what lies in .tmp of the current folder
        std::string{"SET allowed_directories = []"}, "SET allowed_paths = [" + paths + "]",
        std::string{"SET enable_external_access = false"}, std::string{"SET lock_configuration = true"}}) {
    if (auto set = execute(setting); !set) return set;
  }
  return {};
}

Result<Rows> Database::query_read_only(const std::string& sql) {
  if (auto ok = refuse_orders(sql); !ok) return fail(ok.error());
  return query(sql);
}

// DuckDB's parser decides, before names are looked up: an order is an order also when its table does not exist.
Result<void> Database::refuse_orders(const std::string& sql) {
  duckdb_extracted_statements statements = nullptr;
  const auto count = duckdb_extract_statements(state_->connection, sql.c_str(), &statements);
  const char* error = count == 0 ? duckdb_extract_statements_error(statements) : nullptr;
  const Error unreadable = error == nullptr ? Error{} : database_error(error);
  duckdb_destroy_extracted(&statements);
  if (!unreadable.message.en.empty()) return fail(unreadable);
  if (count == 0) {
    return fail(ErrorCode::invalid_input,
                {"there is no question. Write one SELECT.", "問合せ文がありません。SELECT文を一つ書いてください。"});
  }
  if (count > 1) return fail(only_questions());
  // DuckDB serialises questions only. What it does not serialise, whatever the reason, is no question.
  const auto inner = without_explain(sql);
  for (const auto asked : {inner, without_bracket(inner)}) {
    const auto refused = scalar("SELECT json_extract_string(json_serialize_sql(" + sql_string(asked) + "), '$.error')");
    if (!refused) return fail(refused.error());
    if (*refused == "false") return {};
  }
  return fail(only_questions());
}

Result<Rows> Database::query(const std::string& sql) {
  auto state = std::make_unique<Rows::State>();
  if (duckdb_prepare(state_->connection, sql.c_str(), &state->statement) != DuckDBSuccess) {
    return fail(database_error(duckdb_prepare_error(state->statement)));
  }
  if (duckdb_pending_prepared_streaming(state->statement, &state->pending) != DuckDBSuccess) {
    return fail(database_error(duckdb_pending_error(state->pending)));
  }
  state->has_result = true;
  if (duckdb_execute_pending(state->pending, &state->result) != DuckDBSuccess) {
    return fail(database_error(duckdb_result_error(&state->result)));
  }
  return Rows{std::move(state)};
}

Result<std::optional<std::string>> Database::scalar(const std::string& sql) {
  auto rows = query("SELECT CAST(v AS VARCHAR) FROM (" + sql + ") t(v) LIMIT 1");
  if (!rows) return fail(rows.error());
  auto batch = rows->next();
  if (!batch) return fail(batch.error());
  if (!*batch || (*batch)->rows() == 0 || (*batch)->is_null(0, 0)) return std::optional<std::string>{};
  return std::optional{std::string{(*batch)->text(0, 0)}};
}

Result<void> Database::create_table(const std::string& name, const std::vector<OutputColumn>& columns, std::size_t rows,
                                    const RowFill& fill) {
  const RowSource source{state_->connection, state_->next_source(), columns, rows, fill};
  return execute("CREATE OR REPLACE TEMP TABLE " + sql_name(name) + " AS " + source.select());
}

Result<void> Database::write_parquet(const std::string& path, const std::vector<OutputColumn>& columns,
                                     std::size_t rows, const RowFill& fill) {
  const RowSource source{state_->connection, state_->next_source(), columns, rows, fill};
  // A dictionary that does not stay small (figures of money do not) is given up early.
  return execute("COPY (" + source.select() + ") TO " + sql_string(path) +
                 " (FORMAT parquet, PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 1024, COMPRESSION zstd, "
                 "COMPRESSION_LEVEL 1)");
}

namespace {

std::string quoted(std::string_view text, char quote) {
  std::string out{quote};
  for (const char c : text) {
    if (c == quote) out.push_back(quote);
    out.push_back(c);
  }
  out.push_back(quote);
  return out;
}

}  // namespace

std::string sql_string(std::string_view text) { return quoted(text, '\''); }
std::string sql_file(const std::filesystem::path& file) {
  std::string name;
  for (const char c : file.string())
    name += c == '*' || c == '?' || c == '[' ? std::string{'[', c, ']'} : std::string{c};
  return sql_string(name);
}

std::string sql_name(std::string_view name) { return quoted(name, '"'); }

}  // namespace noroshi::columnar
