#pragma once
#include <string>

#include "use_cases/dossier/dossier.hpp"

namespace noroshi::html {

// A dossier as one self-contained page: both languages (the given one shown first, the other one click away), charts
// drawn as SVG by the chart library that the page carries, each with its figures as a table for readers without script,
// the source of every figure, print rules for A4. It asks nothing of any network, and every word in it is escaped.
// O(cells), and 1.1 MB for the library.
[[nodiscard]] std::string dossier_page(const use_cases::Dossier& dossier, Language language);

}  // namespace noroshi::html
