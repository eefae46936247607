#pragma once
#include <filesystem>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "model/report_table.hpp"

namespace noroshi {

// Every published number of METHODS: reproduced, off by how much, or which data are missing.
[[nodiscard]] Result<ReportTable> print_scorecard(const std::filesystem::path& workspace, const Progress& progress);

}  // namespace noroshi
