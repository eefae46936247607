#pragma once
#include <string>

#include "model/report_table.hpp"

namespace noroshi::wire {

// Who will read the CSV. A pipe gets the figures and nothing else: UTF-8, lines end in LF. A spreadsheet (a file) gets
// a byte-order mark so that Excel reads Japanese right, CRLF, and an apostrophe before text that Excel would run as a
// formula
// ("=cmd|...", "@SUM"; OWASP "CSV injection"). A terminal gets neither raw control characters.
enum class CsvReader { pipe, spreadsheet, terminal };

// RFC 4180 with the column ids as header; unknown is an empty cell, shares are plain decimals, verdicts are words.
[[nodiscard]] std::string write_csv(const ReportTable& table, Language language, CsvReader reader);

}  // namespace noroshi::wire
