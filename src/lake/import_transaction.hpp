#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "lake/workspace.hpp"

namespace SQLite {
class Database;
}

namespace noroshi::lake {

// The only way to change a workspace: stage files, then commit them all or none. One at a time per workspace (an
// advisory lock that dies with the process). A transaction that is not committed leaves nothing behind; what a killed
// process left is removed by the next one.
class ImportTransaction {
 public:
  // busy: another import runs. io: the folder cannot be written.
  [[nodiscard]] static Result<ImportTransaction> begin(const Workspace& workspace);
  ImportTransaction(ImportTransaction&&) noexcept;
  ImportTransaction& operator=(ImportTransaction&&) = delete;
  ~ImportTransaction();

  // The number that the delivery will have: files may name it before the commit.
  [[nodiscard]] std::int64_t delivery_id() const { return delivery_id_; }
  // A folder for files on their way; on the disk of the workspace, so that a rename is enough.
  [[nodiscard]] const std::filesystem::path& staging() const { return staging_; }
  // Announces a finished file in staging() as the next vintage of a partition: all its rows come with this delivery, or
  // as `contributions` says, some with earlier ones.
  void add(std::string table, std::string feed, std::string partition, std::filesystem::path staged,
           std::uint64_t rows);
  void add(std::string table, std::string feed, std::string partition, std::filesystem::path staged,
           std::vector<Contribution> contributions);
  void add_rejected(std::filesystem::path staged);

  // Flushes the files to disk, moves them to their places and makes them current. `delivery.imported_at` is the
  // knowledge time. Returns the delivery with its id.
  [[nodiscard]] Result<Delivery> commit(Delivery delivery);

 private:
  struct Staged {
    std::string table, feed, partition;
    std::filesystem::path file;
    std::vector<Contribution> contributions;
  };
  ImportTransaction(std::filesystem::path folder, int lock, std::filesystem::path staging);
  void record(SQLite::Database& db, const Staged& staged, const std::string& path) const;

  std::filesystem::path folder_;
  int lock_ = -1;  // file descriptor that holds the lock
  std::int64_t delivery_id_ = 0;
  std::filesystem::path staging_;
  std::vector<Staged> staged_;
  std::filesystem::path rejected_;
};

}  // namespace noroshi::lake
