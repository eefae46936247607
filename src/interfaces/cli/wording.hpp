#pragma once
#include <string>
#include <string_view>

#include "base/mention.hpp"
#include "base/result.hpp"
#include "model/report_table.hpp"

namespace noroshi::cli {

// How the command line says what other rooms only name: jobs, fields, near names.

// "`noroshi chokepoints --importer JPN`", "--limit"
[[nodiscard]] std::string as_typed(const Mention& mention);
[[nodiscard]] Text as_typed(const Text& words);
[[nodiscard]] ReportTable as_typed(ReportTable table);  // its title and notes

// What went wrong, with mentions said, and what was probably meant at the end.
[[nodiscard]] Text error_words(const Error& error);
// Where: the place that the error names, else the option or word of the command that it is about; empty: neither.
[[nodiscard]] std::string error_place(const Error& error, std::string_view command);

}  // namespace noroshi::cli
