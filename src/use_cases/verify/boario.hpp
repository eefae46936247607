#pragma once
#include <filesystem>

#include "base/result.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

// Runs a case folder of the peer BoARIO in the mode named after it and compares every series with the peer's own, step
// by step. One row per output file: largest deviation, where, the bound, whether it holds; `passed` is false in a row
// that does not. Deviation of output, capacity and overproduction: |ours - peer| / |peer|; of the rest, which may be
// nothing but rounding of numbers that cancel: over the industry's or user's own figure at rest, where that is larger.
// Errors: those of read_boario_case and of the model.
[[nodiscard]] Result<ReportTable> verify_boario(const std::filesystem::path& folder);

}  // namespace noroshi::use_cases
