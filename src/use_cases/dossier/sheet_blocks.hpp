#pragma once
#include <vector>

#include "use_cases/dossier/parts.hpp"
#include "use_cases/dossier/sheet.hpp"

namespace noroshi::use_cases {

// The sheet while it is made: each block cites what its figures come from.
struct SheetBuilder {
  explicit SheetBuilder(const DossierMaterial& material) : m{material} {}

  // The number of a source; the same source of the same period has one number.
  [[nodiscard]] int cite(const Provenance& source);
  [[nodiscard]] DossierSheet::Sources trade();  // those of the imports

  const DossierMaterial& m;
  DossierSheet sheet;
};

// The first sentence, cut where a line of a sheet ends.
[[nodiscard]] Text short_words(const Text& words);

void add_stages(const DossierMaterial& m, SheetBuilder& b);
void add_trends(const DossierMaterial& m, SheetBuilder& b);
void add_exporters(const DossierMaterial& m, SheetBuilder& b);
void add_methods(const DossierMaterial& m, SheetBuilder& b);
void add_criteria(const DossierMaterial& m, SheetBuilder& b);
void add_not_known(const DossierMaterial& m, SheetBuilder& b);

}  // namespace noroshi::use_cases
