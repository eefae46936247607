#pragma once
#include <span>
#include <string>

#include "model/report_table.hpp"

namespace noroshi::html {

// A report table as <section>: caption (none without a title), header cells with scope, verdicts as mark and word,
// notes and sources under it.
[[nodiscard]] std::string table_section(const ReportTable& table, Language language);

// The lines under a table or chart: notes, then one line per source.
[[nodiscard]] std::string lines_under(std::span<const Text> notes, std::span<const Provenance> provenance,
                                      Language language);

}  // namespace noroshi::html
