#pragma once
#include <filesystem>
#include <functional>

#include "base/result.hpp"

namespace noroshi::cli {

// Lets `write` fill a draft beside `target` (DraftFolder), then renames it: the target is complete or as it was. A link
// is written through, and the mode of an existing file is kept.
// Errors: io, and those of `write`.
[[nodiscard]] Result<void> write_new_file(const std::filesystem::path& target,
                                          const std::function<Result<void>(const std::filesystem::path&)>& write);

// Whether such a file can be written, found out before the work is done. Error: io.
[[nodiscard]] Result<void> check_new_file(const std::filesystem::path& target);

[[nodiscard]] Result<void> write_bytes(const std::filesystem::path& file, std::string_view bytes);
[[nodiscard]] Result<std::string> read_bytes(const std::filesystem::path& file);

// A file name in the system's temporary folder that nobody else has; the file is removed with the object.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view ending);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path folder_, path_;
};

}  // namespace noroshi::cli
