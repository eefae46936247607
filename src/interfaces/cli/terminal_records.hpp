#pragma once
#include <string>
#include <vector>

#include "interfaces/cli/terminal_table.hpp"

namespace noroshi::cli {

// The rows of a table of sentences, one record each, for tables too wide to be read side by side: the first of `shown`
// (columns, in order) as its heading, short values behind their names on one line, long ones below as paragraphs, and
// the names of what is unknown. `width` columns wide.
[[nodiscard]] std::string draw_records(const ReportTable& table, const std::vector<std::size_t>& shown,
                                       std::size_t width, const TableLook& look);

}  // namespace noroshi::cli
