#include "lake/run_rows.hpp"

#include <sqlite3.h>

#include <array>

namespace noroshi::lake {
namespace {

constexpr std::array kParts{"run_fields", "run_words", "run_inputs", "run_options", "run_headlines", "run_results"};

// Binds values to the places of a statement in order and runs it.
class Insert {
 public:
  Insert(SQLite::Database& db, const char* sql) : statement_{db, sql} {}

  template <class... Values>
  void operator()(const Values&... values) {
    statement_.reset();
    statement_.clearBindings();
    int at = 0;
    (bind(++at, values), ...);
    statement_.exec();
  }

 private:
  void bind(int at, const std::string& word) { statement_.bind(at, word); }
  void bind(int at, std::int64_t number) { statement_.bind(at, number); }
  void bind(int at, double number) { statement_.bind(at, number); }
  template <class T>
  void bind(int at, const std::optional<T>& value) {  // nothing: null
    if (value) bind(at, *value);
  }
  SQLite::Statement statement_;
};

template <class Take>
void each_part(SQLite::Database& db, const std::string& sql, std::int64_t run, Take take) {
  SQLite::Statement query{db, sql};
  query.bind(1, run);
  while (query.executeStep()) take(query);
}

Date day_in(const SQLite::Column& column) {
  if (const auto date = parse_date(column.getString())) return *date;
  throw SQLite::Exception{"'" + column.getString() + "' is no day", SQLITE_CORRUPT};
}
Instant time_in(const SQLite::Column& column) {
  if (const auto instant = parse_instant(column.getString())) return *instant;
  throw SQLite::Exception{"'" + column.getString() + "' is no time of a run", SQLITE_CORRUPT};
}

void read_fields_of(SQLite::Database& db, std::int64_t run, RunRecord& record) {
  using Row = SQLite::Statement;
  each_part(db, "SELECT name, given FROM run_fields WHERE run = ? ORDER BY place", run, [&](Row& row) {
    record.fields.push_back({row.getColumn(0).getString(), {}, row.getColumn(1).getInt() != 0});
  });
  each_part(db, "SELECT field, word FROM run_words WHERE run = ? ORDER BY field, place", run, [&](Row& row) {
    record.fields.at(static_cast<std::size_t>(row.getColumn(0).getInt64()))
        .words.push_back(row.getColumn(1).getString());
  });
}

void read_parts(SQLite::Database& db, std::int64_t run, RunRecord& record) {
  using Row = SQLite::Statement;
  const auto word = [](Row& row, int i) { return row.getColumn(i).getString(); };
  read_fields_of(db, run, record);
  each_part(db, "SELECT name, what, digest FROM run_inputs WHERE run = ? ORDER BY place", run, [&](Row& row) {
    record.inputs.push_back({word(row, 0), word(row, 1), word(row, 2)});
  });
  each_part(db, "SELECT name, value FROM run_options WHERE run = ?", run,
            [&](Row& row) { record.options.emplace(word(row, 0), word(row, 1)); });
  each_part(
      db, "SELECT id, name_en, name_ja, value, unit_en, unit_ja, kind FROM run_headlines WHERE run = ? ORDER BY place",
      run, [&](Row& row) {
        Headline headline{word(row, 0),
                          {word(row, 1), word(row, 2)},
                          {},
                          {word(row, 4), word(row, 5)},
                          static_cast<CellKind>(row.getColumn(6).getInt())};
        if (!row.getColumn(3).isNull()) headline.value = row.getColumn(3).getDouble();
        record.headlines.push_back(std::move(headline));
      });
  each_part(db, "SELECT name, path, sha256, rows FROM run_results WHERE run = ? ORDER BY place", run, [&](Row& row) {
    record.results.push_back(
        {word(row, 0), word(row, 1), word(row, 2), static_cast<std::uint64_t>(row.getColumn(3).getInt64())});
  });
}

void write_parts(SQLite::Database& db, std::int64_t run, const RunRecord& record) {
  Insert field{db, "INSERT INTO run_fields VALUES (?,?,?,?)"}, word{db, "INSERT INTO run_words VALUES (?,?,?,?)"};
  std::int64_t place = 0;
  for (const auto& f : record.fields) {
    field(run, place, f.name, std::int64_t{f.given ? 1 : 0});
    std::int64_t at = 0;
    for (const auto& w : f.words) word(run, place, at++, w);
    ++place;
  }
  Insert input{db, "INSERT INTO run_inputs VALUES (?,?,?,?,?)"};
  place = 0;
  for (const auto& i : record.inputs) input(run, place++, i.name, i.what, i.digest);
  Insert option{db, "INSERT INTO run_options VALUES (?,?,?)"};
  for (const auto& [name, value] : record.options) option(run, name, value);
  Insert headline{db, "INSERT INTO run_headlines VALUES (?,?,?,?,?,?,?,?,?)"};
  place = 0;
  for (const auto& h : record.headlines)
    headline(run, place++, h.id, h.name.en, h.name.ja, h.value, h.unit.en, h.unit.ja,
             static_cast<std::int64_t>(h.kind));
  Insert result{db, "INSERT INTO run_results VALUES (?,?,?,?,?,?)"};
  place = 0;
  for (const auto& r : record.results)
    result(run, place++, r.name, r.path, r.sha256, static_cast<std::int64_t>(r.rows));
}

}  // namespace

std::vector<RunRecord> read_runs(SQLite::Database& db, const std::optional<std::string>& id) {
  if (!db.tableExists("runs")) return {};
  SQLite::Statement query{db,
                          "SELECT number, id, job, label, seed, build, issued_at, known_as_of, judged_en, judged_ja, "
                          "share_done, wall_seconds, cpu_seconds, state_path FROM runs WHERE ?1 IS NULL OR id = ?1 "
                          "ORDER BY issued_at DESC, number DESC"};
  if (id) query.bind(1, *id);
  std::vector<RunRecord> found;
  while (query.executeStep()) {
    RunRecord r;
    const auto word = [&](int i) { return query.getColumn(i).getString(); };
    r.id = word(1);
    r.job = word(2);
    r.label = word(3);
    if (!query.getColumn(4).isNull()) r.seed = static_cast<std::uint64_t>(query.getColumn(4).getInt64());
    r.build = word(5);
    r.issued_at = time_in(query.getColumn(6));
    r.known_as_of = day_in(query.getColumn(7));
    r.judged_by = {word(8), word(9)};
    r.share_done = query.getColumn(10).getDouble();
    r.wall_seconds = query.getColumn(11).getDouble();
    r.cpu_seconds = query.getColumn(12).getDouble();
    r.state_path = query.getColumn(13).isNull() ? "" : word(13);
    r.status = r.share_done < 1.0 ? RunStatus::partial : RunStatus::complete;
    read_parts(db, query.getColumn(0).getInt64(), r);
    found.push_back(std::move(r));
  }
  return found;
}

std::set<std::string> files_of_runs(SQLite::Database& db) {
  std::set<std::string> files;
  if (!db.tableExists("runs")) return files;
  SQLite::Statement query{
      db, "SELECT path FROM run_results UNION SELECT state_path FROM runs WHERE state_path IS NOT NULL"};
  while (query.executeStep()) files.insert(query.getColumn(0).getString());
  return files;
}

void write_run(SQLite::Database& db, const RunRecord& r) {
  std::optional<std::int64_t> number;  // a run that goes on keeps its place in the list
  SQLite::Statement known{db, "SELECT number FROM runs WHERE id = ?"};
  known.bind(1, r.id);
  if (known.executeStep()) number = known.getColumn(0).getInt64();
  known.reset();
  if (number) {
    for (const auto* part : kParts)
      Insert{db, ("DELETE FROM " + std::string{part} + " WHERE run = ?").c_str()}(*number);
    Insert{db, "DELETE FROM runs WHERE number = ?"}(*number);
  }
  const auto seed = r.seed ? std::optional{static_cast<std::int64_t>(*r.seed)} : std::nullopt;
  const auto state = r.state_path.empty() ? std::nullopt : std::optional{r.state_path};
  Insert{db, "INSERT INTO runs VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"}(
      number, r.id, r.job, r.label, seed, r.build, to_string(r.issued_at), to_string(r.known_as_of), r.judged_by.en,
      r.judged_by.ja, r.share_done, r.wall_seconds, r.cpu_seconds, state);
  write_parts(db, number.value_or(db.getLastInsertRowid()), r);
}

}  // namespace noroshi::lake
