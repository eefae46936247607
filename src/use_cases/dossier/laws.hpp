#pragma once
#include "use_cases/dossier/parts.hpp"

namespace noroshi::use_cases {

// The designation under Japan's act that is in force on the day of the dossier; null: none is recorded.
[[nodiscard]] const LegalStatus* designation(const DossierMaterial& m);

// Who controls exports of the good on that day, other than the importer itself: "China since 2023-08-01"; empty: nobody
// that the atlas records. What has ended, is suspended or has come out of a suspension unseen is no control.
[[nodiscard]] Text controls_on(const DossierMaterial& m);

}  // namespace noroshi::use_cases
