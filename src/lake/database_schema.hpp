#pragma once
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "sources/catalog.hpp"

namespace noroshi::lake {

// The tables of noroshi.db. A newer program reads an older workspace as it is and brings it to its own format with the
// next import or recorded run, in the same transaction; an older program refuses a newer one.
//   1: deliveries, partitions
//   2: contributions, and the column `delivery` of trade files: whose rows a partition is made of
//   3: deliveries.standing: whose word the trade of a delivery is
//   4: runs and what belongs to them
//   5: deliveries.frame: what the trade of a delivery was said to hold
inline constexpr int kWorkspaceFormat = 5;
inline constexpr const char* kSchema = R"sql(
CREATE TABLE IF NOT EXISTS deliveries (
  id INTEGER PRIMARY KEY, feed TEXT NOT NULL, files TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
  publisher TEXT NOT NULL, licence TEXT NOT NULL, url TEXT NOT NULL, retrieved TEXT NOT NULL, imported_at TEXT NOT NULL,
  accepted INTEGER NOT NULL, rejected INTEGER NOT NULL, forced INTEGER NOT NULL, standing TEXT, frame TEXT) STRICT;
CREATE TABLE IF NOT EXISTS partitions (
  id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, feed TEXT NOT NULL, name TEXT NOT NULL,
  delivery INTEGER NOT NULL REFERENCES deliveries(id), path TEXT NOT NULL UNIQUE, rows INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS partitions_by_name ON partitions (table_name, feed, name, id);
CREATE TABLE IF NOT EXISTS contributions (
  partition INTEGER NOT NULL REFERENCES partitions(id), delivery INTEGER NOT NULL REFERENCES deliveries(id),
  rows INTEGER NOT NULL, PRIMARY KEY (partition, delivery)) STRICT;
CREATE TABLE IF NOT EXISTS runs (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, job TEXT NOT NULL, label TEXT NOT NULL, seed INTEGER,
  build TEXT NOT NULL, issued_at TEXT NOT NULL, known_as_of TEXT NOT NULL, judged_en TEXT NOT NULL,
  judged_ja TEXT NOT NULL, share_done REAL NOT NULL, wall_seconds REAL NOT NULL, cpu_seconds REAL NOT NULL,
  state_path TEXT) STRICT;
CREATE TABLE IF NOT EXISTS run_fields (
  run INTEGER NOT NULL REFERENCES runs(number), place INTEGER NOT NULL, name TEXT NOT NULL, given INTEGER NOT NULL,
  PRIMARY KEY (run, place)) STRICT;
CREATE TABLE IF NOT EXISTS run_words (
  run INTEGER NOT NULL REFERENCES runs(number), field INTEGER NOT NULL, place INTEGER NOT NULL, word TEXT NOT NULL,
  PRIMARY KEY (run, field, place)) STRICT;
CREATE TABLE IF NOT EXISTS run_inputs (
  run INTEGER NOT NULL REFERENCES runs(number), place INTEGER NOT NULL, name TEXT NOT NULL, what TEXT NOT NULL,
  digest TEXT NOT NULL, PRIMARY KEY (run, place)) STRICT;
CREATE TABLE IF NOT EXISTS run_options (
  run INTEGER NOT NULL REFERENCES runs(number), name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (run, name)) STRICT;
CREATE TABLE IF NOT EXISTS run_headlines (
  run INTEGER NOT NULL REFERENCES runs(number), place INTEGER NOT NULL, id TEXT NOT NULL, name_en TEXT NOT NULL,
  name_ja TEXT NOT NULL, value REAL, unit_en TEXT NOT NULL, unit_ja TEXT NOT NULL, kind INTEGER NOT NULL,
  PRIMARY KEY (run, place)) STRICT;
CREATE TABLE IF NOT EXISTS run_results (
  run INTEGER NOT NULL REFERENCES runs(number), place INTEGER NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL, rows INTEGER NOT NULL, PRIMARY KEY (run, place)) STRICT;
)sql";

// Whether the register has a column of deliveries that an older format lacks.
[[nodiscard]] inline bool says(SQLite::Database& db, const char* column) {
  SQLite::Statement query{db, "SELECT count(*) FROM pragma_table_info('deliveries') WHERE name = ?"};
  query.bind(1, column);
  return query.executeStep() && query.getColumn(0).getInt() > 0;
}
[[nodiscard]] inline bool says_standing(SQLite::Database& db) { return says(db, "standing"); }

// The frame in a row that gives it in this column, or, before format 5, what the catalogue says of the feed.
[[nodiscard]] inline DeclaredFrame frame_in(const SQLite::Column& column, bool said, const std::string& feed) {
  if (!said) return sources::frame_of(feed);
  return column.isNull() ? DeclaredFrame{} : parse_frame(column.getString()).value_or(DeclaredFrame{});
}

// Writes down what the catalogue says that the feeds of all deliveries hold.
inline void add_frames(SQLite::Database& db) {
  db.exec("ALTER TABLE deliveries ADD COLUMN frame TEXT");
  SQLite::Statement feeds{db, "SELECT DISTINCT feed FROM deliveries WHERE standing IS NOT NULL"};
  SQLite::Statement update{db, "UPDATE deliveries SET frame = ? WHERE feed = ?"};
  std::vector<std::string> names;
  while (feeds.executeStep()) names.push_back(feeds.getColumn(0).getString());
  for (const auto& feed : names) {
    update.reset();
    update.bind(1, name_of(sources::frame_of(feed)));
    update.bind(2, feed);
    update.exec();
  }
}

// The standing in a row that gives it in this column, or, before format 3, what the catalogue says of the feed.
[[nodiscard]] inline std::optional<Standing> standing_in(const SQLite::Column& column, bool said,
                                                         const std::string& feed) {
  if (!said) return sources::standing_of(feed);
  return column.isNull() ? std::nullopt : parse_standing(column.getString());
}

// Writes down what the catalogue says of the feeds of all deliveries.
inline void add_standings(SQLite::Database& db) {
  db.exec("ALTER TABLE deliveries ADD COLUMN standing TEXT");
  SQLite::Statement feeds{db, "SELECT DISTINCT feed FROM deliveries"};
  SQLite::Statement update{db, "UPDATE deliveries SET standing = ? WHERE feed = ?"};
  std::vector<std::string> names;
  while (feeds.executeStep()) names.push_back(feeds.getColumn(0).getString());
  for (const auto& feed : names) {
    const auto standing = sources::standing_of(feed);
    if (!standing) continue;
    update.reset();
    update.bind(1, std::string{name_of(*standing)});
    update.bind(2, feed);
    update.exec();
  }
}

// Writes the tables and the format; inside a transaction this is all or nothing.
inline void bring_to_format(SQLite::Database& db) {
  db.exec(kSchema);
  if (!says_standing(db)) add_standings(db);
  if (!says(db, "frame")) add_frames(db);
  db.exec("PRAGMA user_version = " + std::to_string(kWorkspaceFormat));
}

// Opens the database for questions. A process that was killed inside a commit leaves a journal which SQLite must play
// back before anybody can read, and a read-only connection may not: only then is it opened for writing.
[[nodiscard]] inline SQLite::Database open_for_reading(const std::filesystem::path& file) {
  constexpr int kBusyMilliseconds = 5000;
  const auto opened = [&](int mode) {
    SQLite::Database db{file.string(), mode, kBusyMilliseconds};
    db.execAndGet("PRAGMA user_version");  // touches the file: a journal shows here, not in the caller's question
    return db;
  };
  try {
    return opened(SQLite::OPEN_READONLY);
  } catch (const SQLite::Exception& e) {
    if (e.getErrorCode() != SQLITE_READONLY) throw;
  }
  return opened(SQLite::OPEN_READWRITE);
}

// SQLite's exceptions, as errors with what to do.
[[nodiscard]] inline tl::unexpected<Error> database_failure(const std::filesystem::path& file,
                                                            const SQLite::Exception& e) {
  const std::string_view what = e.what();
  if (e.getErrorCode() == SQLITE_BUSY || e.getErrorCode() == SQLITE_LOCKED) {
    return fail(ErrorCode::busy,
                {"the workspace is in use. Try again in a moment.",
                 "ワークスペースは使用中です。少し待って再実行してください。"},
                file.string());
  }
  if (e.getErrorCode() == SQLITE_CORRUPT || e.getErrorCode() == SQLITE_NOTADB) {
    return fail(ErrorCode::corrupt,
                text("the workspace's database is damaged ({}). Restore the folder from a copy, or start a new "
                     "workspace and import again.",
                     "ワークスペースのデータベースが壊れています（{}"
                     "）。控えから復元するか、新しいワークスペースを作って取り込み直してください。",
                     what),
                file.string());
  }
  if (e.getExtendedErrorCode() == SQLITE_READONLY_ROLLBACK) {
    return fail(
        ErrorCode::io,
        {"an import into this workspace was cut off in its last step, and undoing that step needs the right to write "
         "here. Run any command once as a user who may write, or work on a copy of the folder.",
         "このワークスペースへの取り込みが最終段階で中断されており、取り消しには書き込み権限が必要です。"
         "書き込みのできる利用者で一度コマンドを実行するか、フォルダーの写しを使ってください。"},
        file.string());
  }
  return fail(ErrorCode::io,
              text("the workspace's database cannot be used ({}). Check disk space and permissions.",
                   "ワークスペースのデータベースを使えません（{}）。空き容量と権限を確認してください。", what),
              file.string());
}

}  // namespace noroshi::lake
