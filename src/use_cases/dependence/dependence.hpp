#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "indicators/group_dependence.hpp"
#include "model/report_table.hpp"

namespace noroshi {

enum class DependenceQuestion {
  common,   // several members of a group depend on the same outsider
  reverse,  // outsiders that depend on an area or on a group as a whole
};

struct DependenceRequest {
  std::filesystem::path workspace;
  DependenceQuestion question = DependenceQuestion::common;
  std::string of = "G7";              // a group; for reverse dependence also an area
  std::optional<int> year;            // default: newest full year of its imports
  std::vector<std::string> products;  // codes (a heading takes all below it); empty: all
  GroupDependenceOptions options;
  std::string source;                // feed id; empty: the best per product
  std::optional<std::string> as_of;  // ISO date of knowledge
  std::size_t limit = 0;             // rows; 0: all
};

// Common: one row per product and outsider, most dependent members first, then by value. Reverse: one row per product
// and dependent area, by value. Definitions: indicators/group_dependence.hpp.
// Errors: invalid_input for options out of range, or when common dependence is asked of a single area; not_found.
[[nodiscard]] Result<ReportTable> find_dependence(const DependenceRequest& request, const Progress& progress);

}  // namespace noroshi
