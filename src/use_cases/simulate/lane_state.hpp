#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "use_cases/simulate/industry_losses.hpp"

namespace noroshi::use_cases {

// Finished lanes as bytes that continue a stopped run, and back. Every number comes back bit by bit.
[[nodiscard]] std::string state_of(std::span<const LaneLoss> lanes);
// Errors: corrupt, when the bytes are not of such lanes.
[[nodiscard]] Result<std::vector<LaneLoss>> lanes_of(std::string_view state, std::size_t industries, std::size_t days);

}  // namespace noroshi::use_cases
