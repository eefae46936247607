#pragma once
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <filesystem>
#include <string_view>

#include "base/result.hpp"

namespace noroshi {

// The tables of noroshi.db. A newer program opens an older workspace; an older program refuses a newer one.
inline constexpr int kWorkspaceFormat = 1;
inline constexpr const char* kSchema = R"sql(
CREATE TABLE IF NOT EXISTS deliveries (
  id INTEGER PRIMARY KEY, feed TEXT NOT NULL, files TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
  publisher TEXT NOT NULL, licence TEXT NOT NULL, url TEXT NOT NULL, retrieved TEXT NOT NULL, imported_at TEXT NOT NULL,
  accepted INTEGER NOT NULL, rejected INTEGER NOT NULL, forced INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS partitions (
  id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, feed TEXT NOT NULL, name TEXT NOT NULL,
  delivery INTEGER NOT NULL REFERENCES deliveries(id), path TEXT NOT NULL UNIQUE, rows INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS partitions_by_name ON partitions (table_name, feed, name, id);
)sql";

// SQLite's exceptions, as errors with what to do.
[[nodiscard]] inline tl::unexpected<Error> database_failure(const std::filesystem::path& file, const SQLite::Exception& e) {
  const std::string_view what = e.what();
  if (e.getErrorCode() == SQLITE_BUSY || e.getErrorCode() == SQLITE_LOCKED) {
    return fail(ErrorCode::busy, {"the workspace is in use. Try again in a moment.",
                                  "ワークスペースは使用中です。少し待って再実行してください。"}, file.string());
  }
  if (e.getErrorCode() == SQLITE_CORRUPT || e.getErrorCode() == SQLITE_NOTADB) {
    return fail(ErrorCode::corrupt,
                text("the workspace's database is damaged ({}). Restore the folder from a copy, or start a new workspace and import again.",
                     "ワークスペースのデータベースが壊れています（{}）。控えから復元するか、新しいワークスペースを作って取り込み直してください。", what),
                file.string());
  }
  return fail(ErrorCode::io, text("the workspace's database cannot be used ({}). Check disk space and permissions.",
                                  "ワークスペースのデータベースを使えません（{}）。空き容量と権限を確認してください。", what),
              file.string());
}

}  // namespace noroshi
