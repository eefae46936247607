#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "base/result.hpp"
#include "interfaces/cli/arguments.hpp"
#include "interfaces/cli/command.hpp"
#include "interfaces/cli/session.hpp"
#include "interfaces/html/report_page.hpp"
#include "model/report_table.hpp"

namespace noroshi::cli {

enum class Format { table, csv, json, xlsx, parquet, html };

// --format, else the ending of --output, else table. Errors: invalid_input for an ending that says nothing of these.
[[nodiscard]] Result<Format> choose_format(const Arguments& arguments);

// Whether the answer can be written where --output wants it, before it is worked out. Errors: as those of deliver.
[[nodiscard]] Result<void> check_delivery(const Command& command, const Arguments& arguments);

// Writes the tables where the user wants them, in the format that he wants. csv and parquet hold one table: the first.
// html is a page of the tables.
// Notes and sources: in the file (table, json, xlsx), under the table on a terminal, else on stderr unless --quiet.
// Errors: io, invalid_input (a binary format on a terminal).
[[nodiscard]] Result<void> deliver(std::span<const ReportTable> tables, const Arguments& arguments, Session& session);

// An answer with charts: its tables as above, or with html everything as one page (html/report_page.hpp).
[[nodiscard]] Result<void> deliver(const html::Report& report, const Arguments& arguments, Session& session);

// The only table of an answer; passes an error on.
[[nodiscard]] Result<void> deliver(const Result<ReportTable>& table, const Arguments& arguments, Session& session);

// Text to --output, or to stdout.
[[nodiscard]] Result<void> deliver_text(const std::string& text, const std::optional<std::string>& output,
                                        Session& session);

}  // namespace noroshi::cli
