#pragma once
#include <string_view>

namespace noroshi::html {

// Apache ECharts 6 (full build, Apache-2.0, its notice inside), the script that draws the charts of a page.
[[nodiscard]] std::string_view chart_library();

}  // namespace noroshi::html
