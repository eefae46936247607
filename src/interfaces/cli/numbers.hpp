#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/options.hpp"
#include "base/result.hpp"
#include "interfaces/cli/arguments.hpp"

namespace noroshi::cli {

// The value of an option that is a whole number in min .. max; nothing when it is not given. Error: invalid_input.
[[nodiscard]] Result<std::optional<int>> whole_number(const Arguments& arguments, std::string_view option, int min,
                                                      int max);
// The value of an option that is a number in min .. max; nothing when it is not given. Error: invalid_input.
[[nodiscard]] Result<std::optional<double>> number(const Arguments& arguments, std::string_view option, double min,
                                                   double max);
// --year, and --limit with 0 for all rows. Error: invalid_input.
[[nodiscard]] Result<std::optional<int>> year_option(const Arguments& arguments);
[[nodiscard]] Result<std::size_t> limit_option(const Arguments& arguments);
// "geodep.import_hhi=0.5" -> options of a method. Error: invalid_input.
[[nodiscard]] Result<std::map<std::string, OptionValues>> read_settings(const std::vector<std::string>& settings);

}  // namespace noroshi::cli
