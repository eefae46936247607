#pragma once
#include <string_view>

namespace noroshi {

// The text without what cannot be seen at its ends: blank, tab, line ends, no-break space (publishers' tables have
// them) and the byte-order mark.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace noroshi
