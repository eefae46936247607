#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "use_cases/catalogue/catalogue_ids.hpp"

namespace noroshi::cli {

// A script for the shell ("bash", "zsh", "fish"), made from the declarations; nothing for another shell. The values
// that it offers (feeds, methods, areas, goods) are written into it, so that completing starts no program.
[[nodiscard]] std::optional<std::string> completion_script(std::string_view shell, const use_cases::CatalogueIds& ids);

}  // namespace noroshi::cli
