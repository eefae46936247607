#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace noroshi::columnar {

// A file of our own that disappears with this object. Writing is buffered; close() before anybody reads it.
class ScratchFile {
 public:
  // Error: io (the folder is missing, read-only or full).
  [[nodiscard]] static Result<ScratchFile> create(const std::filesystem::path& folder, const std::string& extension);
  ScratchFile(ScratchFile&& other) noexcept;
  ScratchFile& operator=(ScratchFile&& other) noexcept;
  ~ScratchFile();

  [[nodiscard]] Result<void> write(std::string_view bytes);
  [[nodiscard]] Result<void> close();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  ScratchFile(std::filesystem::path path, int descriptor);
  [[nodiscard]] Result<void> flush(std::string_view bytes);
  std::filesystem::path path_;
  int descriptor_ = -1;
  std::string buffer_;
  std::uint64_t bytes_ = 0;
};

}  // namespace noroshi::columnar
