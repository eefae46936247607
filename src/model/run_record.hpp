#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "base/text.hpp"
#include "model/chart.hpp"
#include "model/report_table.hpp"

namespace noroshi {

// A field of the request of a run, in the words that read back as its value.
struct RunField {
  std::string name;
  std::vector<std::string> words;  // none: the field has no value
  bool given = false;              // it is not the default

  friend bool operator==(const RunField&, const RunField&) = default;
};

// Data that a run used: a stored table, a file, the atlas.
struct RunInput {
  std::string name;    // "wiod_2016": the same in two runs that use the same kind of data
  std::string what;    // which of it: "delivery 3, 2014", a file's path
  std::string digest;  // SHA-256 of the bytes that were read, in hexadecimal

  friend bool operator==(const RunInput&, const RunInput&) = default;
};

// A number that a run is compared by.
struct Headline {
  std::string id;  // "loss_usd"
  Text name;
  std::optional<double> value;  // nothing: unknown
  Text unit;                    // "USD", "days"
  CellKind kind = CellKind::number;

  friend bool operator==(const Headline&, const Headline&) = default;
};

// A forecast is wrong if it is worse than the path on which nothing happens: what is said of a run that says nothing
// else of how it will be judged.
[[nodiscard]] Text judged_by_the_zero_path();

// What the work of a recorded job gives: what is shown, and what its record says of how it came about.
struct RunAnswer {
  std::vector<ReportTable> tables;  // with different ids; each becomes a file of the record
  std::vector<Chart> charts;
  std::vector<Headline> headlines;
  std::vector<RunInput> inputs;
  std::map<std::string, std::string> options;  // what was settled beyond the fields: the mode, the step, thresholds
  std::optional<std::uint64_t> seed;
  Text judged_by = judged_by_the_zero_path();
  double share_done = 1.0;  // below one: it was stopped there, and `state` continues it
  std::string state;        // bytes that only the job reads
};

enum class RunStatus : std::uint8_t { complete, partial };

// A file of a record.
struct RunResult {
  std::string name;  // id of the table
  std::string path;  // below the workspace: "runs/3fa9c2e1/losses.parquet"
  std::string sha256;
  std::uint64_t rows = 0;

  friend bool operator==(const RunResult&, const RunResult&) = default;
};

// What is known of a run: enough to do it again and to say why another one came out differently.
struct RunRecord {
  std::string id;  // eight hexadecimal digits; empty: not recorded
  std::string job;
  std::string label;             // the user's own word for it
  std::vector<RunField> fields;  // every field of the request, in the order of its declaration
  std::vector<RunInput> inputs;
  std::map<std::string, std::string> options;
  std::optional<std::uint64_t> seed;
  std::string build;
  Instant issued_at;  // when it began
  Date known_as_of;   // data that became known after that day were not used
  Text judged_by;
  RunStatus status = RunStatus::complete;
  double share_done = 1.0;
  double wall_seconds = 0.0, cpu_seconds = 0.0;  // of all sittings
  std::vector<Headline> headlines;
  std::vector<RunResult> results;
  std::string state_path;  // below the workspace; of a partial run
};

[[nodiscard]] std::string_view name_of(RunStatus status);  // "complete", "partial"

}  // namespace noroshi
