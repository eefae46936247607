#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace noroshi {

// The name that was probably meant: the one with the fewest single-letter changes (insert, delete, replace, swap of
// neighbours; Damerau 1964), at most a third of the letters. Nothing when no name is near. O(names * length^2).
[[nodiscard]] std::optional<std::string> nearest_name(std::string_view given, std::span<const std::string> names);

// The same for Error::nearest: that name, or none.
[[nodiscard]] std::vector<Near> near_names(std::string_view given, std::span<const std::string> names);

// "Did you mean 'x'?" with a leading blank in English, or nothing.
[[nodiscard]] Text suggestion(std::string_view given, std::span<const std::string> names);

}  // namespace noroshi
