#pragma once
#include "base/progress.hpp"
#include "base/result.hpp"
#include "interfaces/cli/arguments.hpp"
#include "interfaces/cli/environment.hpp"
#include "model/report_table.hpp"

namespace noroshi::cli {

// One function per command: from arguments to a request, from a report to an output.
using RunCommand = Result<void> (*)(const Arguments&, const Progress&, Session&);

[[nodiscard]] RunCommand find_run(std::string_view command);  // nullptr: not declared

[[nodiscard]] Result<void> run_chokepoints(const Arguments&, const Progress&, Session&);
[[nodiscard]] Result<void> run_convert(const Arguments&, const Progress&, Session&);
[[nodiscard]] Result<void> run_dependence(const Arguments&, const Progress&, Session&);
[[nodiscard]] Result<void> run_dossier(const Arguments&, const Progress&, Session&);
[[nodiscard]] Result<void> run_demo(const Arguments&, const Progress&, Session&);
[[nodiscard]] Result<void> run_import(const Arguments&, const Progress&, Session&);

// True for commands that check Progress::stop; Ctrl-C ends the others at once.
[[nodiscard]] bool stops_cleanly(std::string_view command);

// The error with "Did you mean ...?" when `given` is none of the ids in the first column of `known`.
[[nodiscard]] Error with_suggestion(Error error, std::span<const std::string> given, const ReportTable& known);

}  // namespace noroshi::cli
