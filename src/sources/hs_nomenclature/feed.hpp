#pragma once
#include <optional>
#include <string_view>

#include "sources/reference_catalog.hpp"

namespace noroshi::sources {

// The edition that the user gave, or that the name of the file or its text names.
[[nodiscard]] std::optional<Nomenclature> edition_of(const FileGlimpse& file);

// "01 - Animals; live" -> "Animals; live": Comtrade repeats the code in the text.
[[nodiscard]] std::string_view without_code(std::string_view text, std::string_view code);

// Reads lists of (code, name) with codes of 2, 4 or 6 digits. Five digits are six that lost their zero (chapters 01 to
// 09); three or one could be anything and are rejected.
[[nodiscard]] RowReader<ProductName> read_code_and_name(Nomenclature edition);

}  // namespace noroshi::sources
