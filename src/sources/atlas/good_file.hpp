#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "model/good.hpp"
#include "sources/atlas/atlas_keys.hpp"
#include "toml/problem.hpp"

namespace noroshi::sources {

using Problems = toml::Problems;
inline constexpr std::string_view kAtlasReference = "data/atlas/README.md";

// Reads one file of data/atlas/goods. `file` is the name shown in problems; its stem must be the good's id.
[[nodiscard]] std::optional<Good> read_good(std::string_view toml, const std::string& file, const AtlasKeys& keys,
                                            Problems& problems);

}  // namespace noroshi::sources
