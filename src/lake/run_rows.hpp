#pragma once
#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/run_record.hpp"

namespace noroshi::lake {

// Records of runs as rows of noroshi.db. Every function throws SQLite::Exception.

// Newest first; none in a workspace from before format 4. Of one id only, if one is given.
[[nodiscard]] std::vector<RunRecord> read_runs(SQLite::Database& db, const std::optional<std::string>& id = {});

// Paths below the workspace of all files that records name.
[[nodiscard]] std::set<std::string> files_of_runs(SQLite::Database& db);

// Writes a record, in place of one with the same id. Inside a transaction of the caller.
void write_run(SQLite::Database& db, const RunRecord& record);

}  // namespace noroshi::lake
