#include "lake/workspace.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <map>

#include "base/mention.hpp"
#include "lake/database_schema.hpp"

namespace noroshi::lake {
namespace {

constexpr const char* kMarker = "workspace.toml";
constexpr Date kLastDay{9999, 12, 31};  // of what can be known

Error not_a_workspace(const std::filesystem::path& folder) {
  const auto path = folder.string();
  const auto init = path.find(' ') == std::string::npos ? mention("init", {{"workspace", path}}) : "⟦init⟧";
  return {.code = ErrorCode::not_found,
          .message = text(
              "there is no workspace here. Create one with {}, or name another with ⟦.workspace⟧.",
              "ここにワークスペースはありません。{} で作成するか、⟦.workspace⟧ で別の場所を指定してください。", init),
          .where = path};
}

// When a delivery was imported. A time that does not read throws, as a database that does not.
Instant knowledge_time(const SQLite::Column& column) {
  if (const auto instant = parse_instant(column.getString())) return *instant;
  throw SQLite::Exception{fmt::format("'{}' is no time of an import", column.getString()), SQLITE_CORRUPT};
}

// By partition id; nothing for a workspace of format 1.
std::map<std::int64_t, std::vector<Contribution>> contributions_of_all(SQLite::Database& db) {
  std::map<std::int64_t, std::vector<Contribution>> found;
  if (!db.tableExists("contributions")) return found;
  SQLite::Statement query{db, "SELECT partition, delivery, rows FROM contributions ORDER BY partition, delivery"};
  while (query.executeStep()) {
    found[query.getColumn(0).getInt64()].push_back(
        {query.getColumn(1).getInt64(), static_cast<std::uint64_t>(query.getColumn(2).getInt64())});
  }
  return found;
}

}  // namespace

Result<Workspace> Workspace::create(const std::filesystem::path& folder) {
  std::error_code failed;
  if (std::filesystem::exists(folder / kMarker, failed)) return open(folder, Access::write);
  if (std::filesystem::exists(folder, failed) && !std::filesystem::is_empty(folder, failed)) {
    return fail(ErrorCode::refused,
                {"the folder is not empty and is no workspace (nothing in it is touched). Name an empty or new folder.",
                 "このフォルダーは空でなく、ワークスペースでもありません（中身には触れません）。空または新しいフォルダ"
                 "ーを指定してください。"},
                folder.string());
  }
  std::filesystem::create_directories(folder / "lake", failed);
  if (failed) {
    return fail(ErrorCode::io,
                text("the folder cannot be created ({}). Check the path and permissions.",
                     "フォルダーを作成できません（{}）。パスと権限を確認してください。", failed.message()),
                folder.string());
  }
  Workspace workspace{std::filesystem::absolute(folder), Access::write};
  try {
    SQLite::Database db{workspace.database().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    bring_to_format(db);
  } catch (const SQLite::Exception& e) {
    return database_failure(workspace.database(), e);
  }
  // Written last: a folder with this file is a complete workspace.
  std::ofstream marker{folder / kMarker};
  marker
      << "# A workspace of Noroshi. lake/ holds Parquet files that any tool may read; noroshi.db knows its format.\n";
  marker.close();
  if (!marker)
    return fail(ErrorCode::io,
                {"the workspace cannot be written (is the disk full?).",
                 "ワークスペースに書き込めません（空き容量を確認してください）。"},
                folder.string());
  return workspace;
}

Result<Workspace> Workspace::open(const std::filesystem::path& folder, Access access) {
  std::error_code failed;
  if (!std::filesystem::exists(folder / kMarker, failed)) return fail(not_a_workspace(folder));
  Workspace workspace{std::filesystem::absolute(folder), access};
  try {
    SQLite::Database db = open_for_reading(workspace.database());
    const int format = db.execAndGet("PRAGMA user_version").getInt();
    if (format > kWorkspaceFormat) {
      return fail(ErrorCode::refused,
                  text("the workspace was made by a newer program (format {}, known {}). Update Noroshi.",
                       "ワークスペースはより新しい版で作られています（形式 {}、対応 {}）。Noroshiを更新してください。",
                       format, kWorkspaceFormat),
                  folder.string());
    }
  } catch (const SQLite::Exception& e) {
    return database_failure(workspace.database(), e);
  }
  return workspace;
}

Result<std::vector<Partition>> Workspace::partitions(std::string_view table, std::optional<Date> as_of) const {
  try {
    SQLite::Database db = open_for_reading(database());
    auto contributions = contributions_of_all(db);
    const bool said = says_standing(db);
    SQLite::Statement query{db, fmt::format(R"sql(
      SELECT p.id, p.table_name, p.feed, p.name, p.delivery, p.path, p.rows, d.imported_at, {}
      FROM partitions p JOIN deliveries d ON d.id = p.delivery
      WHERE (?1 = '' OR p.table_name = ?1) AND p.id = (
        SELECT max(q.id) FROM partitions q JOIN deliveries e ON e.id = q.delivery
        WHERE q.table_name = p.table_name AND q.feed = p.feed AND q.name = p.name AND substr(e.imported_at, 1, 10) <= ?2)
      ORDER BY p.table_name, p.feed, p.name)sql",
                                            said ? "d.standing" : "NULL")};
    query.bind(1, std::string{table});
    query.bind(2, to_string(as_of.value_or(kLastDay)));
    std::vector<Partition> found;
    while (query.executeStep()) {
      found.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                       query.getColumn(3).getString(), query.getColumn(4).getInt64(),
                       folder_ / query.getColumn(5).getString(),
                       static_cast<std::uint64_t>(query.getColumn(6).getInt64()), knowledge_time(query.getColumn(7)),
                       std::move(contributions[query.getColumn(0).getInt64()])});
      auto& p = found.back();
      p.standing = standing_in(query.getColumn(8), said, p.feed).value_or(Standing::own);
      if (p.contributions.empty()) p.contributions.push_back({p.delivery, p.rows});
    }
    return found;
  } catch (const SQLite::Exception& e) {
    return database_failure(database(), e);
  }
}

Result<std::vector<Delivery>> Workspace::deliveries() const {
  try {
    SQLite::Database db = open_for_reading(database());
    const bool said = says_standing(db), framed = says(db, "frame");
    SQLite::Statement query{
        db, fmt::format("SELECT id, feed, files, sha256, bytes, publisher, licence, url, retrieved, imported_at, "
                        "accepted, rejected, forced, {}, {} FROM deliveries ORDER BY id",
                        said ? "standing" : "NULL", framed ? "frame" : "NULL")};
    std::vector<Delivery> found;
    while (query.executeStep()) {
      const auto word = [&](int i) { return query.getColumn(i).getString(); };
      const auto count = [&](int i) { return static_cast<std::uint64_t>(query.getColumn(i).getInt64()); };
      found.push_back({query.getColumn(0).getInt64(), word(1), word(2), word(3), count(4), word(5), word(6), word(7),
                       parse_date(word(8)), knowledge_time(query.getColumn(9)), count(10), count(11),
                       query.getColumn(12).getInt() != 0, standing_in(query.getColumn(13), said, word(1)),
                       frame_in(query.getColumn(14), framed, word(1))});
    }
    return found;
  } catch (const SQLite::Exception& e) {
    return database_failure(database(), e);
  }
}

std::filesystem::path Workspace::rejected_file(std::int64_t delivery) const {
  return folder_ / "rejected" / (std::to_string(delivery) + ".parquet");
}

}  // namespace noroshi::lake
