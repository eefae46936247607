#pragma once
#include <string_view>

namespace noroshi::html {

// The page's style sheet: screen in light and dark, A4 in print. The series colours are Okabe and Ito's (2008) set,
// toned down, which people with colour vision deficiency can tell apart.
[[nodiscard]] std::string_view page_style();

}  // namespace noroshi::html
