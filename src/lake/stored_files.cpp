#include "lake/stored_files.hpp"

#include <algorithm>
#include <string_view>

namespace noroshi::lake {

std::vector<std::filesystem::path> stored_files(const Workspace& workspace) {
  namespace fs = std::filesystem;
  std::vector<fs::path> found;
  for (const std::string_view room : {"lake", "vintages", "rejected", "runs"}) {
    // A file may vanish while we look (another import replaces a link in lake/): then it is not there.
    std::error_code failed;
    const auto folder = workspace.folder() / room;
    if (!fs::is_directory(fs::symlink_status(folder, failed))) continue;
    for (fs::recursive_directory_iterator entry{folder, failed}, end; !failed && entry != end;
         entry.increment(failed)) {
      std::error_code gone;
      if (fs::is_regular_file(entry->symlink_status(gone)) && entry->path().extension() == ".parquet")
        found.push_back(entry->path());
    }
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace noroshi::lake
