#pragma once
#include <filesystem>

#include "base/result.hpp"
#include "model/report_table.hpp"

namespace noroshi::wire {

// A Parquet file of one language, as columnar/report_file.hpp lays it out. Errors: io.
[[nodiscard]] Result<void> write_parquet(const ReportTable& table, Language language,
                                         const std::filesystem::path& file);

}  // namespace noroshi::wire
