#pragma once
#include <filesystem>

namespace noroshi::lake {

// Waits until a file, or the names in a folder, are on the disk. False: the system said no; the rename that follows
// holds all the same, so a caller may go on.
bool flush_to_disk(const std::filesystem::path& path);

}  // namespace noroshi::lake
