#include "lake/import_transaction.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <numeric>
#include <utility>

#include "base/contract.hpp"
#include "lake/database_schema.hpp"
#include "lake/flush_to_disk.hpp"

namespace noroshi::lake {
namespace fs = std::filesystem;
namespace {

constexpr int kBusyMilliseconds = 30'000;

Error disk_error(const fs::path& where, const std::string& why) {
  return {
      ErrorCode::io,
      text(
          "the workspace cannot be written ({}); it is unchanged. Check disk space and permissions, then import again.",
          "ワークスペースに書き込めません（{}"
          "）。内容は変わっていません。空き容量と権限を確認し、取り込み直してください。",
          why),
      where.string()};
}

// Points lake/<table>/<feed>/<partition>.parquet at a vintage, atomically for readers.
void publish(const fs::path& folder, const fs::path& vintage, const std::string& table, const std::string& feed,
             const std::string& partition) {
  const auto target = folder / "lake" / table / feed / (partition + ".parquet");
  fs::create_directories(target.parent_path());
  std::error_code ignored;
  if (fs::exists(target, ignored) && fs::equivalent(target, vintage, ignored)) return;
  const auto temporary = fs::path{target}.concat(".new");
  fs::remove(temporary);
  std::error_code no_links;
  fs::create_hard_link(vintage, temporary, no_links);
  if (no_links) fs::copy_file(vintage, temporary);  // a file system without hard links
  fs::rename(temporary, target);
}

// What a crash left: staged files of dead imports, vintages that no transaction recorded, links that were not made.
void mend(const fs::path& folder) {
  fs::remove_all(folder / ".staging");
  SQLite::Database db = open_for_reading(folder / "noroshi.db");
  std::vector<fs::path> unknown;
  if (fs::exists(folder / "vintages")) {
    SQLite::Statement known{db, "SELECT 1 FROM partitions WHERE path = ?"};
    for (const auto& entry : fs::recursive_directory_iterator{folder / "vintages"}) {
      if (!entry.is_regular_file()) continue;
      known.reset();
      known.bind(1, fs::relative(entry.path(), folder).string());
      if (!known.executeStep()) unknown.push_back(entry.path());
    }
  }
  for (const auto& path : unknown) fs::remove(path);
  SQLite::Statement current{
      db, "SELECT path, table_name, feed, name, max(id) FROM partitions GROUP BY table_name, feed, name"};
  while (current.executeStep()) {
    publish(folder, folder / current.getColumn(0).getString(), current.getColumn(1).getString(),
            current.getColumn(2).getString(), current.getColumn(3).getString());
  }
}

}  // namespace

ImportTransaction::ImportTransaction(fs::path folder, int lock, fs::path staging)
    : folder_{std::move(folder)}, lock_{lock}, staging_{std::move(staging)} {}

ImportTransaction::ImportTransaction(ImportTransaction&& other) noexcept
    : folder_{std::move(other.folder_)},
      lock_{std::exchange(other.lock_, -1)},
      delivery_id_{other.delivery_id_},
      staging_{std::move(other.staging_)},
      staged_{std::move(other.staged_)},
      rejected_{std::move(other.rejected_)} {}

ImportTransaction::~ImportTransaction() {
  if (lock_ < 0) return;
  std::error_code ignored;
  fs::remove_all(folder_ / ".staging", ignored);
  ::close(lock_);  // releases the lock
}

Result<ImportTransaction> ImportTransaction::begin(const Workspace& workspace) {
  NOROSHI_EXPECT(workspace.access_ == Access::write);
  const auto& folder = workspace.folder();
  const auto lock_file = folder / "import.lock";
  const int lock = ::open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (lock < 0) return fail(disk_error(lock_file, std::generic_category().message(errno)));
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock);
    return fail(ErrorCode::busy,
                {"another import into this workspace is running. Wait for it to end, then try again.",
                 "このワークスペースには別の取り込みが実行中です。終わってから再実行してください。"},
                folder.string());
  }
  ImportTransaction transaction{folder, lock, folder / ".staging" / std::to_string(::getpid())};
  try {
    mend(folder);
    fs::create_directories(transaction.staging_);
    // The lock is held until the commit and no delivery is ever deleted: nobody else can take this number.
    transaction.delivery_id_ =
        open_for_reading(workspace.database()).execAndGet("SELECT coalesce(max(id), 0) + 1 FROM deliveries").getInt64();
  } catch (const SQLite::Exception& e) {
    return database_failure(workspace.database(), e);
  } catch (const fs::filesystem_error& e) {
    return fail(disk_error(folder, e.code().message()));
  }
  return transaction;
}

void ImportTransaction::add(std::string table, std::string feed, std::string partition, fs::path staged,
                            std::uint64_t rows) {
  add(std::move(table), std::move(feed), std::move(partition), std::move(staged),
      std::vector{Contribution{delivery_id_, rows}});
}

void ImportTransaction::add(std::string table, std::string feed, std::string partition, fs::path staged,
                            std::vector<Contribution> contributions) {
  staged_.push_back(
      {std::move(table), std::move(feed), std::move(partition), std::move(staged), std::move(contributions)});
}

void ImportTransaction::add_rejected(fs::path staged) { rejected_ = std::move(staged); }

void ImportTransaction::record(SQLite::Database& db, const Staged& staged, const std::string& path) const {
  SQLite::Statement partition{
      db, "INSERT INTO partitions (table_name, feed, name, delivery, path, rows) VALUES (?,?,?,?,?,?)"};
  int at = 0;
  for (const auto* word : {&staged.table, &staged.feed, &staged.partition}) partition.bind(++at, *word);
  partition.bind(++at, delivery_id_);
  partition.bind(++at, path);
  const auto rows = std::accumulate(staged.contributions.begin(), staged.contributions.end(), std::uint64_t{0},
                                    [](std::uint64_t sum, const Contribution& c) { return sum + c.rows; });
  partition.bind(++at, static_cast<std::int64_t>(rows));
  partition.exec();
  const auto id = db.getLastInsertRowid();
  SQLite::Statement contribution{db, "INSERT INTO contributions (partition, delivery, rows) VALUES (?,?,?)"};
  for (const auto& c : staged.contributions) {
    contribution.reset();
    contribution.bind(1, id);
    contribution.bind(2, c.delivery);
    contribution.bind(3, static_cast<std::int64_t>(c.rows));
    contribution.exec();
  }
}

Result<Delivery> ImportTransaction::commit(Delivery delivery) {
  std::vector<fs::path> moved;
  const auto undo = [&] {
    std::error_code ignored;
    for (const auto& path : moved) fs::remove(path, ignored);
  };
  try {
    SQLite::Database db{(folder_ / "noroshi.db").string(), SQLite::OPEN_READWRITE, kBusyMilliseconds};
    db.exec("PRAGMA synchronous = FULL");
    SQLite::Transaction transaction{db, SQLite::TransactionBehavior::IMMEDIATE};
    bring_to_format(db);  // of a workspace that an older program made
    SQLite::Statement insert{
        db,
        "INSERT INTO deliveries (id, feed, files, sha256, bytes, publisher, licence, url, retrieved, imported_at, "
        "accepted, rejected, forced, standing, frame) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"};
    delivery.id = delivery_id_;
    int at = 0;
    insert.bind(++at, delivery.id);
    for (const auto* word : {&delivery.feed, &delivery.files, &delivery.sha256}) insert.bind(++at, *word);
    insert.bind(++at, static_cast<std::int64_t>(delivery.bytes));
    for (const auto* word : {&delivery.publisher, &delivery.licence, &delivery.url}) insert.bind(++at, *word);
    insert.bind(++at, delivery.retrieved ? to_string(*delivery.retrieved) : "");
    insert.bind(++at, to_string(delivery.imported_at));
    insert.bind(++at, static_cast<std::int64_t>(delivery.accepted));
    insert.bind(++at, static_cast<std::int64_t>(delivery.rejected));
    insert.bind(++at, delivery.forced ? 1 : 0);
    if (delivery.standing) {  // else null, both
      insert.bind(++at, std::string{name_of(*delivery.standing)});
      insert.bind(++at, name_of(delivery.frame));
    }
    insert.exec();

    for (const auto& s : staged_) {
      const auto vintage =
          folder_ / "vintages" / s.table / s.feed / s.partition / (std::to_string(delivery.id) + ".parquet");
      fs::create_directories(vintage.parent_path());
      if (!flush_to_disk(s.file))
        throw fs::filesystem_error{"flush", s.file, std::make_error_code(std::errc::io_error)};
      fs::rename(s.file, vintage);
      moved.push_back(vintage);
      flush_to_disk(vintage.parent_path());
      record(db, s, fs::relative(vintage, folder_).string());
    }
    if (!rejected_.empty()) {
      const auto kept = folder_ / "rejected" / (std::to_string(delivery.id) + ".parquet");
      fs::create_directories(kept.parent_path());
      fs::rename(rejected_, kept);
      moved.push_back(kept);
    }
    transaction.commit();  // from here on the import is visible
    moved.clear();
    for (const auto& s : staged_) {
      publish(folder_,
              folder_ / "vintages" / s.table / s.feed / s.partition / (std::to_string(delivery.id) + ".parquet"),
              s.table, s.feed, s.partition);
    }
  } catch (const SQLite::Exception& e) {
    undo();
    return database_failure(folder_ / "noroshi.db", e);
  } catch (const fs::filesystem_error& e) {
    undo();
    return fail(disk_error(e.path1(), e.code().message()));
  }
  return delivery;
}

}  // namespace noroshi::lake
