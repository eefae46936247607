#pragma once
#include <filesystem>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/bundled_data.hpp"
#include "holdings/clock.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

// Creates the folder and fills it from the atlas. Existing workspaces are left as they are (no error).
[[nodiscard]] Result<ReportTable> init_workspace(const std::filesystem::path& workspace,
                                                 const holdings::BundledData& data, const holdings::Clock& clock,
                                                 const Progress& progress);

}  // namespace noroshi::use_cases
