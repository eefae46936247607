#pragma once
#include <string>
#include <string_view>

#include "use_cases/dossier/sheet.hpp"

namespace noroshi::html {

// The first page of a dossier as <section class="sheet">: one A4 sheet in print, one column on a phone, no script. What
// is empty is left out. Everything is told by words, length or shape as well as by shade, so that it reads in grey.
[[nodiscard]] std::string sheet_markup(const use_cases::DossierSheet& sheet, Language language);
[[nodiscard]] std::string_view sheet_style();

}  // namespace noroshi::html
