#pragma once
#include <optional>
#include <span>
#include <string>

#include "interfaces/cli/arguments.hpp"

namespace noroshi::cli {

// Finds the first word that is not declared, or an option that lacks its value, and says what was probably meant.
[[nodiscard]] std::optional<Error> find_mistake(std::span<const std::string> words);

// Finds a value outside its choices, or a positional that is missing (not when help is asked for).
[[nodiscard]] std::optional<Error> find_mistake(const Arguments& arguments);

}  // namespace noroshi::cli
