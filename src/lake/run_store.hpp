#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "lake/run_files.hpp"
#include "lake/workspace.hpp"
#include "model/run_record.hpp"

namespace noroshi::lake {

// The records of runs in a workspace: rows of noroshi.db, and files under runs/<id>/ (tables as Parquet, the state of a
// partial run). A record appears in one SQLite transaction with all of its files, or not at all; files that no record
// names, left by a process that was killed, are removed by the next one that writes. Records are never changed, but
// that a partial one is continued. Writers wait for each other (a lock that dies with its process), readers for nobody.
// A workspace of an older format has no runs, and gets its tables with the first.

// Every run, newest first. Errors: those of the database.
[[nodiscard]] Result<std::vector<RunRecord>> list_runs(const Workspace& workspace);

// The run with this id, or with the only id that begins so (four digits or more). Errors: not_found, with near ids;
// invalid_input when several begin so.
[[nodiscard]] Result<RunRecord> find_run(const Workspace& workspace, std::string_view id);

// Keeps a run. A record without an id gets one (eight digits of the SHA-256 of job, fields, build and time); one with
// an id is that of a partial run which went on, and takes its place. Returns the record with id and results. Errors: io
// (the workspace cannot be written: nothing is recorded), busy, not_found (the run to take the place of).
[[nodiscard]] Result<RunRecord> save_run(const Workspace& workspace, RunRecord record,
                                         std::span<const ReportTable> tables, std::string_view state);

// The bytes that continue a partial run. Errors: refused (the run is complete), io.
[[nodiscard]] Result<std::string> state_of(const Workspace& workspace, const RunRecord& record);

}  // namespace noroshi::lake
