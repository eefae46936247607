#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "lake/workspace.hpp"

namespace noroshi {

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

  // A folder for files on their way; on the disk of the workspace, so that a rename is enough.
  [[nodiscard]] const std::filesystem::path& staging() const { return staging_; }
  // Announces a finished file in staging() as the next vintage of a partition.
  void add(std::string table, std::string feed, std::string partition, std::filesystem::path staged, std::uint64_t rows);
  void add_rejected(std::filesystem::path staged);

  // Flushes the files to disk, moves them to their places and makes them current. `delivery.imported_at` is the
  // knowledge time. Returns the delivery with its id.
  [[nodiscard]] Result<Delivery> commit(Delivery delivery);

 private:
  struct Staged {
    std::string table, feed, partition;
    std::filesystem::path file;
    std::uint64_t rows;
  };
  ImportTransaction(std::filesystem::path folder, int lock, std::filesystem::path staging);

  std::filesystem::path folder_;
  int lock_ = -1;  // file descriptor that holds the lock
  std::filesystem::path staging_;
  std::vector<Staged> staged_;
  std::filesystem::path rejected_;
};

}  // namespace noroshi
