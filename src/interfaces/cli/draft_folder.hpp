#pragma once
#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace noroshi::cli {

// A folder beside a file that is to be written, with a name that nobody can foresee (.noroshi-part-XXXXXX), so that the
// finished file can be renamed into its place. It is gone with the object, with INT, TERM and HUP, and what a kill left
// behind is removed by the next draft beside it: whoever is at work holds a lock in his folder.
class DraftFolder {
 public:
  // Error: io, with the system's words; nothing is left then.
  [[nodiscard]] static Result<DraftFolder> beside(const std::filesystem::path& target);
  DraftFolder(DraftFolder&& other) noexcept;
  DraftFolder& operator=(DraftFolder&&) = delete;
  ~DraftFolder();

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }  // does not exist yet

 private:
  DraftFolder(std::filesystem::path folder, std::filesystem::path file, int lock);
  std::filesystem::path folder_, file_;
  int lock_ = -1;
};

}  // namespace noroshi::cli
