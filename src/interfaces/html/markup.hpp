#pragma once
#include <string>
#include <string_view>

namespace noroshi::html {

// Text made safe for element content and for attributes in double quotes: & < > " ' are written as entities, control
// characters (but tab and newline) and bytes that are not UTF-8 as U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text);

// The same text as an id or class: letters, digits, - and _ stay, everything else becomes -.
[[nodiscard]] std::string identifier(std::string_view text);

}  // namespace noroshi::html
