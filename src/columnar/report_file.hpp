#pragma once
#include <filesystem>

#include "columnar/database.hpp"
#include "model/report_table.hpp"

namespace noroshi::columnar {

// A report table as a Parquet file with typed columns: integers as BIGINT, figures as DOUBLE, everything else as
// VARCHAR; unknown is null. A column that holds something else than its kind says is widened (integer to real, real to
// text), never cut. Errors: io.
[[nodiscard]] Result<void> write_report(Database& database, const ReportTable& table, Language language,
                                        const std::filesystem::path& file);

}  // namespace noroshi::columnar
