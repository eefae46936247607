#pragma once
#include <filesystem>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "model/report_table.hpp"

namespace noroshi {

// Creates the folder and fills it from the atlas. Existing workspaces are left as they are (no error).
[[nodiscard]] Result<ReportTable> init_workspace(const std::filesystem::path& workspace, const Progress& progress);

}  // namespace noroshi
