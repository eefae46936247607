#pragma once
#include "sources/generic/mapping.hpp"

namespace noroshi::sources::generic {

inline constexpr std::string_view kId = "generic";  // by which it is asked for

// A feed made from a mapping; it is stored under the mapping's id.
[[nodiscard]] TradeFeed feed(Mapping mapping);
[[nodiscard]] Result<TradeFeed> feed_from(const std::filesystem::path& mapping_file);

}  // namespace noroshi::sources::generic
