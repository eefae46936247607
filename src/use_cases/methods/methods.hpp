#pragma once
#include <span>
#include <string>

#include "base/result.hpp"
#include "model/report_table.hpp"

namespace noroshi {

// Methods with rule, options, source: those with the ids given, or all. Error: not_found.
[[nodiscard]] Result<ReportTable> list_methods(std::span<const std::string> ids = {});

}  // namespace noroshi
