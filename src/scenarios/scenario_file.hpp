#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "scenarios/scenario.hpp"
#include "toml/problem.hpp"

namespace noroshi::scenarios {

// Scenario files (docs/scenarios.md is the format). A misspelt key, a control that does not exist, a day after the
// horizon: every problem is told with file:line, not only the first.
[[nodiscard]] tl::expected<Scenario, toml::Problems> parse_scenario(std::string_view toml, std::string shown);

// The same of a file; the first problem, in the order of lines, and how many more there are. Errors also not_found.
[[nodiscard]] Result<Scenario> read_scenario(const std::filesystem::path& file);

}  // namespace noroshi::scenarios
