#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "propagation/driver/disruption_model.hpp"

namespace noroshi::propagation {

// One series to keep. With groups (of a country, of a sector), only their sums are kept.
struct Record {
  std::string series;                // id of one that the model has
  std::vector<std::uint32_t> group;  // empty: every node; else the group of each node
  std::size_t groups = 0;            // how many; values of `group` are below it
};

struct RunOptions {
  std::size_t steps = 0;
  std::vector<Record> records;
  std::size_t every = 1;                            // keep each `every`-th step, from the first
  std::size_t memory_bytes = std::size_t{4} << 30;  // what recording may take at most
};

// Values of one series: element (k, lane, j) is values[(k * lanes + lane) * width + j].
struct RecordedSeries {
  std::string id;
  std::size_t width = 0;
  std::vector<double> values;
};

struct Recording {
  std::size_t lanes = 0;
  std::vector<std::size_t> steps;  // which steps were kept: 0 is the first
  std::vector<RecordedSeries> series;
  bool complete = false;  // false: stopped on request; what is there is that of a shorter run
  Checkpoint checkpoint;  // after the last step; give it and this recording back to go on

  [[nodiscard]] const RecordedSeries* find(std::string_view id) const;
  [[nodiscard]] std::span<const double> at(const RecordedSeries& of, std::size_t kept, std::size_t lane) const {
    return {of.values.data() + (kept * lanes + lane) * of.width, of.width};
  }
};

// The loop over time. Stops between two steps when asked to and returns what there is; `unfinished` goes on from there
// and ends in the same bytes as a run that was never stopped.
// Errors: not_found (a series that the model does not have), invalid_input (no steps, groups that do not fit, a
// recording of another run), refused (recording needs more than memory_bytes: says how many steps fit).
// Cost: that of the model; memory steps / every x lanes x width x 8 bytes for each record.
[[nodiscard]] Result<Recording> run(DisruptionModel& model, const RunOptions& options, const Progress& progress = {},
                                    std::optional<Recording> unfinished = {});

}  // namespace noroshi::propagation
