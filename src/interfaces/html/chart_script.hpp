#pragma once
#include <string_view>

namespace noroshi::html {

// The page's own script: draws the option objects of <script id="noroshi-charts"> with ECharts into the .plot elements
// of the language shown, as SVG; again when the language, the width or the colour scheme changes, and in light colours
// and A4 width for print. Colours are Okabe and Ito's (2008) set, toned down, and two more.
[[nodiscard]] std::string_view chart_script();

}  // namespace noroshi::html
