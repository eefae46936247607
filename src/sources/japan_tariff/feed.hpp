#pragma once
#include <string>
#include <string_view>

#include "sources/reference_catalog.hpp"

namespace noroshi::sources {

// "−− 1 サラブレッド種" -> "サラブレッド種": dashes, stars, (1), (a), (ｲ), 〔1〕, "1 ", "A " and "II " at the beginning
// go.
[[nodiscard]] std::string_view without_enumeration(std::string_view description);

}  // namespace noroshi::sources
