#pragma once
#include <string>

#include "use_cases/dossier.hpp"

namespace noroshi::html {

// A dossier as one self-contained page: both languages (the given one shown first, the other one click away), charts as
// inline SVG with a table beside each, the source of every figure, print rules for A4. It asks nothing of any network,
// and every word in it is escaped. O(cells).
[[nodiscard]] std::string dossier_page(const Dossier& dossier, Language language);

}  // namespace noroshi::html
