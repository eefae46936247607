#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace noroshi::cli {

// A script for the shell ("bash", "zsh", "fish"), made from the declarations; nothing for another shell.
[[nodiscard]] std::optional<std::string> completion_script(std::string_view shell);

}  // namespace noroshi::cli
