#pragma once
#include <filesystem>

#include "base/result.hpp"
#include "model/report_table.hpp"

namespace noroshi {

// Every feed that the product can read, with what of it is loaded: rows, years, age, licence, last delivery.
[[nodiscard]] Result<ReportTable> list_sources(const std::filesystem::path& workspace);

}  // namespace noroshi
