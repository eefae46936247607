#pragma once
#include <string_view>

namespace noroshi::html {

// The page's style sheet: screen in light and dark, A4 in print; the colours of charts are those of chart_script.hpp.
[[nodiscard]] std::string_view page_style();

}  // namespace noroshi::html
