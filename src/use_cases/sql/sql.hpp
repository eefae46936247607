#pragma once
#include <filesystem>
#include <string>

#include "base/result.hpp"
#include "model/report_table.hpp"

namespace noroshi {

// The analyst's own question: read-only SQL over the lake's tables.
[[nodiscard]] Result<ReportTable> run_sql(const std::filesystem::path& workspace, const std::string& sql);

}  // namespace noroshi
