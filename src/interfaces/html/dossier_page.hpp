#pragma once
#include <string>

#include "use_cases/dossier/dossier.hpp"

namespace noroshi::html {

// A dossier as a page (report_page.hpp).
[[nodiscard]] std::string dossier_page(const use_cases::Dossier& dossier, Language language);

}  // namespace noroshi::html
