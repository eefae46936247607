#pragma once
#include <filesystem>
#include <vector>

#include "lake/workspace.hpp"

namespace noroshi::lake {

// The Parquet files that belong to a workspace (lake, vintages, rejected, runs), sorted: what a user's SQL may read.
// Links are left out, whatever they point to, and so is all below a linked folder.
[[nodiscard]] std::vector<std::filesystem::path> stored_files(const Workspace& workspace);

}  // namespace noroshi::lake
