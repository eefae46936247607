#pragma once
#include <filesystem>

#include "base/result.hpp"
#include "model/report_table.hpp"

namespace noroshi::wire {

// A Parquet file with typed columns: integers as BIGINT, figures as DOUBLE, everything else as VARCHAR; unknown is
// null. A column that holds something else than its kind says is widened (integer to real, real to text), never cut.
// Errors: io.
[[nodiscard]] Result<void> write_parquet(const ReportTable& table, Language language,
                                         const std::filesystem::path& file);

}  // namespace noroshi::wire
