#pragma once
#include <vector>

#include "base/result.hpp"
#include "lake/workspace.hpp"

namespace noroshi {

// Source, period, age of the data behind a set of stored files, one entry per delivery whose rows are in them, newest period first.
[[nodiscard]] Result<std::vector<Provenance>> trade_provenance(const Workspace& workspace, const std::vector<Partition>& used);

}  // namespace noroshi
