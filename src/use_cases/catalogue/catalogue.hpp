#pragma once
#include <filesystem>
#include <string_view>

#include "base/result.hpp"
#include "model/report_table.hpp"

namespace noroshi {

// What the program knows by name, for looking things up.

// Every area of trade statistics: number, letters, kind, names in four languages.
[[nodiscard]] Result<ReportTable> list_areas();
// Every grouping of states: one row per membership, with the first day and the last.
[[nodiscard]] Result<ReportTable> list_groups();
// The editions of the Harmonized System: names, and the years in which trade is reported in them by default.
[[nodiscard]] ReportTable list_editions();
// The concordances in a workspace: one row per pair of classifications. Errors: those of opening it.
[[nodiscard]] Result<ReportTable> list_concordances(const std::filesystem::path& workspace);

}  // namespace noroshi
