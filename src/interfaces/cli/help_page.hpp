#pragma once
#include <string>

#include "base/text.hpp"
#include "interfaces/cli/command_page.hpp"

namespace noroshi::cli {

// The pages behind --help, at most `width` columns wide (never wider than 100, never narrower than 60).
[[nodiscard]] std::string overview_page(Language language, std::size_t width);
[[nodiscard]] std::string command_page(const CommandDecl& command, Language language, std::size_t width);

}  // namespace noroshi::cli
