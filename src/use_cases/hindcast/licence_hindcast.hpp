#pragma once
#include <cstdint>

#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "use_cases/hindcast/case_report.hpp"

namespace noroshi::use_cases {

// China's licences for gallium and germanium of 2023: shipments of the metals by month (published figures that the
// project cites), and of HS 811292, in which they hide among others, as the workspace holds it.
[[nodiscard]] Result<CaseReport> hindcast_gallium(holdings::OpenedWorkspace& workspace, std::uint64_t seed);

}  // namespace noroshi::use_cases
