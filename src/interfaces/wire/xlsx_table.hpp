#pragma once
#include <filesystem>
#include <span>

#include "base/result.hpp"
#include "model/report_table.hpp"

namespace noroshi::wire {

// An Excel workbook: one sheet per table (real numbers with formats, frozen header, filter, column widths) and a last
// sheet with notes, columns and sources. Text is always written as text, never as a formula. Errors: io (the file
// cannot be written), invalid_input (more rows than a sheet holds).
[[nodiscard]] Result<void> write_xlsx(std::span<const ReportTable> tables, Language language,
                                      const std::filesystem::path& file);

}  // namespace noroshi::wire
