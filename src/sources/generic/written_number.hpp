#pragma once
#include <optional>
#include <string_view>

namespace noroshi::sources::generic {

// A number as a cell writes it, with the decimal mark and the separator of thousands (0: none) that the table is said
// to use: 1.234.567,8 is 1234567.8. Strict, because 1.234 is 1234 in one country and 1.234 in another: separators stand
// before every three digits or nowhere. A space stands for no-break and narrow ones too. Nothing when it is no such
// number.
[[nodiscard]] std::optional<double> read_number(std::string_view written, char decimal, char thousands);

}  // namespace noroshi::sources::generic
