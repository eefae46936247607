#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace noroshi {

// How many columns of a terminal a UTF-8 text takes: wide and full-width characters two, combining and control
// characters none (Unicode Standard Annex 11; "ambiguous" characters count one, as terminals outside legacy East Asian
// modes do).
[[nodiscard]] std::size_t display_width(std::string_view text);

// The text in at most `width` columns, with … at the end when it was cut.
[[nodiscard]] std::string cut_to_width(std::string_view text, std::size_t width);

// The text with every control character replaced by a blank: no escape sequence of a hostile name reaches a terminal.
[[nodiscard]] std::string printable(std::string_view text);

// Lines of at most `width` columns, broken at blanks, or anywhere between wide characters.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace noroshi
