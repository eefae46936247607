#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/report_table.hpp"

namespace noroshi {

struct LevelRequest {
  std::filesystem::path workspace;
  std::string importer = "JPN";
  std::string month;               // "2026-11"; empty: this month
  std::vector<std::string> goods;  // atlas ids or codes; empty: all goods of the atlas
};
// The measured early-warning level (granularity, timeliness, scope, simulation, detection) with its evidence.
[[nodiscard]] Result<ReportTable> measure_level(const LevelRequest& request);

}  // namespace noroshi
