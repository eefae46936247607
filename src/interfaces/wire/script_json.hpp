#pragma once
#include <string>
#include <string_view>

namespace noroshi::wire {

// JSON made safe to stand inside <script>: no "<", ">" or "&" and no line separators in it; its meaning stays.
[[nodiscard]] std::string safe_in_script(std::string_view json);

}  // namespace noroshi::wire
