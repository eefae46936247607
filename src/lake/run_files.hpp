#pragma once
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/report_table.hpp"

namespace noroshi::lake {

// A table as the file of a record: Parquet with typed columns, texts in both languages ("name", "name_ja"), unknown is
// null. The same table gives the same bytes. Returns the SHA-256 of the file. Error: io.
[[nodiscard]] Result<std::string> write_result(const ReportTable& table, const std::filesystem::path& file);

// SHA-256 of a file's bytes, in hexadecimal. Error: io.
[[nodiscard]] Result<std::string> digest_of(const std::filesystem::path& file);

// The bytes of a file, and bytes as a file. Error: io.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& file);
[[nodiscard]] Result<void> write_file(const std::filesystem::path& file, const std::string& bytes);

// The right to write below runs/: one holder at a time, waited for, lost with the process. While it is held everything
// in staging() is one's own, and it is removed at the end.
class RunFolder {
 public:
  // Errors: io (the workspace cannot be written), busy (somebody held it for half a minute).
  [[nodiscard]] static Result<RunFolder> lock(const std::filesystem::path& workspace);
  RunFolder(RunFolder&& other) noexcept;
  RunFolder& operator=(RunFolder&&) = delete;
  ~RunFolder();

  [[nodiscard]] std::filesystem::path staging() const { return folder_ / ".staging"; }
  // Removes files that are not among `known` (paths below the workspace): what a killed process left.
  void mend(const std::set<std::string>& known) const;
  // Moves staged files to runs/<id>/, flushed to the disk. Returns their paths below the workspace, in the order given.
  // An existing name gets a number. Throws filesystem_error; what was moved is then removed again.
  [[nodiscard]] std::vector<std::string> settle(const std::string& id,
                                                const std::vector<std::filesystem::path>& staged) const;

 private:
  RunFolder(std::filesystem::path workspace, int lock)
      : workspace_{std::move(workspace)}, folder_{workspace_ / "runs"}, lock_{lock} {}
  std::filesystem::path workspace_, folder_;
  int lock_ = -1;
};

}  // namespace noroshi::lake
