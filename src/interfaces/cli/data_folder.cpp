#include "interfaces/cli/data_folder.hpp"

namespace noroshi::cli {

std::filesystem::path built_in_data_folder() { return NOROSHI_DATA_DIR; }

std::filesystem::path find_data_folder(const std::filesystem::path& executable,
                                       const std::filesystem::path& compiled_in) {
  const auto installed = executable.parent_path().parent_path() / "share" / "noroshi";
  std::error_code ignored;
  return std::filesystem::is_directory(installed / "atlas", ignored) ? installed : compiled_in;
}

}  // namespace noroshi::cli
