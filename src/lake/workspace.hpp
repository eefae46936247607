#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/provenance.hpp"

namespace noroshi::lake {

// Rows of a partition that came with one delivery.
struct Contribution {
  std::int64_t delivery = 0;
  std::uint64_t rows = 0;
};

// One immutable Parquet file: what a delivery knew about one partition (a year, or "all") of a table of one feed.
struct Partition {
  std::int64_t id = 0;
  std::string table, feed, name;  // "trade", "comtrade", "2023"
  std::int64_t delivery = 0;      // that wrote the file
  std::filesystem::path path;     // absolute
  std::uint64_t rows = 0;
  Instant known_at;  // knowledge time
  // Every delivery whose rows are in the file, oldest first: a delivery that replaces only part of a year keeps the
  // rest. Of a file from before format 2, only the delivery that wrote it is known.
  std::vector<Contribution> contributions;
  Standing standing = Standing::own;  // of the delivery that wrote the file; of trade only
};

enum class Access { read, write };

// A folder that anyone can open:
//
//   workspace.toml                             says that this is a workspace
//   noroshi.db                                 SQLite: format, deliveries, partitions (the truth about what is current)
//   lake/<table>/<feed>/<partition>.parquet    what is current, for any tool
//   vintages/<table>/<feed>/<partition>/*.parquet   everything that was ever known; never changed, never deleted
//   rejected/<delivery>.parquet                the rows that a delivery could not use
//   runs/<id>/                                 results of recorded runs (lake/run_store.hpp)
//
// Readers go through the database to immutable files, so they never see half an import. An import becomes visible in
// one SQLite transaction; lake/ holds hard links to the newest vintages and is mended by the next writer if a crash
// came between the two. A rollback journal, not WAL: a workspace on read-only media stays readable.
class Workspace {
 public:
  // Creates the folder (parents too). An existing workspace is opened; a folder with other content is refused.
  [[nodiscard]] static Result<Workspace> create(const std::filesystem::path& folder);
  // not_found: no workspace there. corrupt: its database does not pass its check. io: not writable, with Access::write.
  [[nodiscard]] static Result<Workspace> open(const std::filesystem::path& folder, Access access);

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  // The newest vintage of every partition of a table, or of all tables (empty name), as known at the end of the day
  // `as_of` (nothing: now). Sorted by (table, feed, name). Error: corrupt.
  [[nodiscard]] Result<std::vector<Partition>> partitions(std::string_view table,
                                                          std::optional<Date> as_of = std::nullopt) const;
  [[nodiscard]] Result<std::vector<Delivery>> deliveries() const;  // oldest first
  [[nodiscard]] std::filesystem::path rejected_file(std::int64_t delivery) const;

 private:
  friend class ImportTransaction;
  Workspace(std::filesystem::path folder, Access access) : folder_{std::move(folder)}, access_{access} {}
  [[nodiscard]] std::filesystem::path database() const { return folder_ / "noroshi.db"; }
  std::filesystem::path folder_;
  Access access_;
};

}  // namespace noroshi::lake
