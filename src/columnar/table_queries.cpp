#include "columnar/table_queries.hpp"

#include <algorithm>
#include <cstdlib>

namespace noroshi::columnar {
namespace {

constexpr const char* kRejects = "noroshi_reader_rejects";
constexpr const char* kScans = "noroshi_reader_scans";
constexpr const char* kRecords = "noroshi_reader_records";
// What "no such column" means for a cell to be shown: enough to recognise it, not a whole document.
constexpr const char* kShown = "200";

const char* sql_type(FieldKind kind) {
  switch (kind) {
    case FieldKind::text:
      return "VARCHAR";
    case FieldKind::integer:  // the reader checks that it is whole: a cast to BIGINT would round 1.7 to 2
    case FieldKind::real:
      return "DOUBLE";
  }
  return "VARCHAR";
}

std::string null_texts(const TableFormat& format, const std::vector<std::string>& padded = {}) {
  std::string list = "''";
  for (const auto& n : format.nulls) list += ", " + sql_string(n);
  for (const auto& n : padded) list += ", " + sql_string(n);
  return list;
}

std::vector<std::string> names_in_file(std::span<const FieldSpec> fields,
                                       std::span<const std::optional<std::size_t>> matched,
                                       std::span<const std::string> columns) {
  std::vector<std::string> names;
  for (std::size_t f = 0; f < fields.size(); ++f)
    names.push_back(matched[f] && *matched[f] < columns.size() ? columns[*matched[f]] : fields[f].name);
  return names;
}

Result<void> drop(Database& database, const std::vector<std::string>& statements) {
  for (const auto& sql : statements) {
    if (auto done = database.execute(sql); !done) return done;
  }
  return {};
}

// One field as the source has it: `text` is its SQL as text (NULL for "no value").
struct Source {
  std::size_t field;
  FieldKind kind;
  std::string name, text;
};

// A number that cannot be read makes the row a rejected one; the rest is read typed.
TableQueries record_queries(const std::string& from, const std::string& record, const std::string& is_record,
                            const std::vector<Source>& sources, std::size_t field_count) {
  TableQueries q;
  q.numbered = true;
  q.fields.resize(field_count);
  std::string columns, bad = "NOT " + is_record, field = "CASE WHEN NOT " + is_record + " THEN ''", content = "CASE";
  std::string reason = "CASE WHEN NOT " + is_record + " THEN 'ROW' ELSE 'CAST' END";
  std::size_t at = 0;
  for (const auto& s : sources) {
    q.fields[s.field] = at++;
    if (s.kind == FieldKind::text) {
      columns += s.text + ", ";
      continue;
    }
    const auto number = "TRY_CAST(" + s.text + " AS " + sql_type(s.kind) + ")";
    const auto unreadable = "(" + s.text + " IS NOT NULL AND " + number + " IS NULL)";
    columns += number + ", ";
    bad += " OR " + unreadable;
    field += " WHEN " + unreadable + " THEN " + sql_string(s.name);
    content += " WHEN " + unreadable + " THEN left(" + s.text + ", " + kShown + ")";
  }
  content = content == "CASE" ? "''" : content + " ELSE '' END";
  q.rows = "SELECT " + columns + record + " FROM " + from + " WHERE NOT (" + bad + ")";
  q.rejected = "SELECT " + record + ", " + field + " ELSE '' END, " + reason + ", " + content + " FROM " + from +
               " WHERE " + bad + " ORDER BY 1";
  return q;
}

std::string json_pointer(std::string_view name) {
  std::string out = "/";
  for (const char c : name) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out.push_back(c);
  }
  return out;
}

Result<std::vector<std::string>> texts(Database& database, const std::string& sql) {
  std::vector<std::string> out;
  auto rows = database.query(sql);
  if (!rows) return fail(rows.error());
  while (true) {
    auto batch = rows->next();
    if (!batch) return fail(batch.error());
    if (!*batch) return out;
    for (std::size_t r = 0; r < (*batch)->rows(); ++r) {
      if (!(*batch)->is_null(0, r)) out.emplace_back((*batch)->text(0, r));
    }
  }
}

// Whether the answer holds all that it says there is.
Result<void> check_count(Database& database, const std::filesystem::path& path, const TableFormat& format) {
  const auto number = [&](const std::string& sql) -> Result<std::optional<std::uint64_t>> {
    const auto cell = database.scalar("SELECT " + sql + " FROM read_text(" + sql_file(path) + ")");
    if (!cell) return fail(cell.error());
    if (!*cell) return std::optional<std::uint64_t>{};
    return std::optional<std::uint64_t>{std::strtoull((*cell)->c_str(), nullptr, 10)};
  };
  const auto held = number("json_array_length(content, " + sql_string(json_pointer(format.json_records)) + ")");
  if (!held) return fail(held.error());
  const auto said =
      number("TRY_CAST(json_extract_string(content, " + sql_string(json_pointer(format.json_count)) + ") AS UBIGINT)");
  if (!said) return fail(said.error());
  const auto records = held->value_or(0);
  if (records < said->value_or(0)) {
    return fail(ErrorCode::invalid_input,
                text("the answer was cut off: it says that there are {0} records and holds {1}. Ask for less at a time "
                     "(fewer products, partners or periods) or with a key, and import the answers together.",
                     "応答が途中で切れています（全{0}件のうち{1}件のみ）。"
                     "品目・相手国・期間を分けて取得するかAPIキーを使い、まとめて取り込んでください。",
                     **said, records),
                path.string());
  }
  if (records == 0) {
    return fail(ErrorCode::invalid_input,
                text("the list '{0}' of the answer is empty: the service has nothing of what was asked (not reported "
                     "yet, or a code that it does not know). Check reporter, period and product.",
                     "応答のリスト「{0}」が空です（未報告、または存在しないコードの可能性）。"
                     "報告国・期間・品目を確認してください。",
                     format.json_records),
                path.string());
  }
  return {};
}

// SQL that yields one JSON value `r` per record.
Result<std::string> json_records_of(Database& database, const std::filesystem::path& path, TableKind kind,
                                    const TableFormat& format) {
  const auto file = sql_file(path);
  if (kind == TableKind::json_list) return "SELECT json AS r FROM read_json_objects(" + file + ", format='array')";
  const auto lines = "SELECT json AS r FROM read_json_objects(" + file + ", format='newline_delimited')";
  if (format.json_records.empty()) return lines;
  const auto member = sql_string(json_pointer(format.json_records));
  const auto type =
      database.scalar("SELECT coalesce(json_type(content, " + member + "), 'NOTHING') FROM read_text(" + file + ")");
  if (!type) return lines;  // not one JSON value: one record a line, or refused there with its place
  if (type->value_or("") != "ARRAY") {
    return fail(ErrorCode::invalid_input,
                text("the JSON has no list '{0}' (it may be an error message of the service). Open the file and check "
                     "what it says.",
                     "JSONにリスト「{0}"
                     "」がありません（サービスのエラー応答の可能性があります）。ファイルの中身を確認してください。",
                     format.json_records),
                path.string());
  }
  if (!format.json_count.empty()) {
    if (auto whole = check_count(database, path, format); !whole) return fail(whole.error());
  }
  return "SELECT unnest(from_json(json_extract(content, " + member + "), '[\"JSON\"]')) AS r FROM read_text(" + file +
         ")";
}

}  // namespace

Result<TableQueries> csv_queries(Database& database, const std::filesystem::path& path, const TableHeader& header,
                                 std::span<const FieldSpec> fields, const TableFormat& format) {
  TableQueries q;
  q.cleanup = {std::string{"DROP TABLE IF EXISTS "} + kRejects, std::string{"DROP TABLE IF EXISTS "} + kScans};
  if (auto done = drop(database, q.cleanup); !done) return fail(done.error());
  q.names = header.columns;
  std::vector<std::optional<std::size_t>> matched(fields.size());
  if (format.has_header) {
    auto found = match_columns(fields, header.columns, path.string());
    if (!found) return fail(found.error());
    if (auto single = refuse_repeated(*found, header.columns, path.string()); !single) return fail(single.error());
    matched = std::move(*found);
  } else {
    for (std::size_t f = 0; f < fields.size(); ++f) matched[f] = f;
    q.names.clear();
    for (const auto& f : fields) q.names.push_back(f.name);
    q.names.resize(std::max(fields.size(), header.columns.size()));
  }
  q.field_names = names_in_file(fields, matched, q.names);
  std::vector<std::string> types(q.names.size(), "VARCHAR");
  std::string columns, wanted;
  std::size_t at = 0;
  q.fields.resize(fields.size());
  for (std::size_t f = 0; f < fields.size(); ++f) {
    if (!matched[f]) continue;
    types[*matched[f]] = sql_type(fields[f].kind);
    wanted += (wanted.empty() ? "c" : ", c") + std::to_string(*matched[f]);
    q.fields[f] = at++;
  }
  for (std::size_t c = 0; c < types.size(); ++c) {
    columns += (c == 0 ? "'c" : ", 'c") + std::to_string(c) + "': '" + types[c] + "'";
  }
  q.rows = "SELECT " + (wanted.empty() ? "c0" : wanted) + " FROM read_csv(" + sql_file(path) +
           ", auto_detect=false, header=" + (format.has_header ? "true" : "false") +
           ", skip=" + std::to_string(format.skip_rows) + ", delim=" + sql_string(std::string(1, header.delimiter)) +
           ", quote='\"', escape='\"', columns={" + columns + "}, nullstr=[" + null_texts(format, header.padded_nulls) +
           "], compression='" + (header.gzip ? "gzip" : "none") + "', max_line_size=" + std::to_string(kMaxLineBytes) +
           ", store_rejects=true, rejects_table='" + kRejects + "', rejects_scan='" + kScans + "')";
  q.rejected =
      std::string{
          "SELECT CAST(line AS BIGINT), coalesce(column_name, ''), CAST(error_type AS VARCHAR), "
          "CASE WHEN CAST(error_type AS VARCHAR) = 'CAST' THEN error_message ELSE coalesce(csv_line, '') END FROM "} +
      kRejects + " ORDER BY line, column_idx NULLS FIRST";
  return q;
}

Result<TableQueries> json_queries(Database& database, const std::filesystem::path& path, TableKind kind,
                                  std::span<const FieldSpec> fields, const TableFormat& format) {
  const std::vector<std::string> cleanup{std::string{"DROP TABLE IF EXISTS "} + kRecords};
  if (auto done = drop(database, cleanup); !done) return fail(done.error());
  auto records = json_records_of(database, path, kind, format);
  if (!records) return fail(records.error());
  if (auto loaded = database.execute(std::string{"CREATE TEMP TABLE "} + kRecords +
                                     " AS SELECT row_number() OVER () AS record, r FROM (" + *records + ")");
      !loaded) {
    auto error = loaded.error();
    error.where = path.string();
    return fail(std::move(error));
  }
  auto keys = texts(database, std::string{"SELECT DISTINCT unnest(k) FROM (SELECT DISTINCT json_keys(r) AS k FROM "} +
                                  kRecords + ")");
  if (!keys) return fail(keys.error());
  std::sort(keys->begin(), keys->end());
  // A list without records has no keys: that is an empty table, not one with missing columns.
  const auto empty = database.scalar(std::string{"SELECT count(*) = 0 FROM "} + kRecords);
  if (!empty) return fail(empty.error());
  std::vector<std::optional<std::size_t>> matched(fields.size());
  if (empty->value_or("") != "true") {
    auto found = match_columns(fields, *keys, path.string());
    if (!found) return fail(found.error());
    matched = std::move(*found);
  }
  std::vector<Source> sources;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    if (!matched[f]) continue;
    const auto value = "json_extract_string(r, " + sql_string(json_pointer((*keys)[*matched[f]])) + ")";
    sources.push_back({f, fields[f].kind, (*keys)[*matched[f]],
                       "(CASE WHEN " + value + " NOT IN (" + null_texts(format) + ") THEN " + value + " END)"});
  }
  auto q = record_queries(kRecords, "record", "coalesce(json_type(r) = 'OBJECT', false)", sources, fields.size());
  q.field_names = names_in_file(fields, matched, *keys);
  q.cleanup = cleanup;
  return q;
}

Result<TableQueries> parquet_queries(Database& database, const std::filesystem::path& path,
                                     std::span<const FieldSpec> fields, const TableFormat& format) {
  const auto from = "read_parquet(" + sql_file(path) + ", file_row_number=true)";
  auto probe = database.query("SELECT * EXCLUDE (file_row_number) FROM " + from + " LIMIT 0");
  if (!probe) {
    auto error = probe.error();
    error.where = path.string();
    return fail(std::move(error));
  }
  const auto names = probe->names();
  auto matched = match_columns(fields, names, path.string());
  if (!matched) return fail(matched.error());
  std::vector<Source> sources;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    if (!(*matched)[f]) continue;
    const auto value = "CAST(" + sql_name(names[*(*matched)[f]]) + " AS VARCHAR)";
    // NaN is how many programs write "no value" into a Parquet column of numbers.
    const std::string no_number = fields[f].kind == FieldKind::text ? "" : ", 'nan'";
    sources.push_back(
        {f, fields[f].kind, names[*(*matched)[f]],
         "(CASE WHEN " + value + " NOT IN (" + null_texts(format) + no_number + ") THEN " + value + " END)"});
  }
  auto q = record_queries(from, "file_row_number + 1", "true", sources, fields.size());
  q.field_names = names_in_file(fields, *matched, names);
  return q;
}

}  // namespace noroshi::columnar
