#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "model/product.hpp"

namespace noroshi {

// Rows of the reference tables of the lake, as their feeds read them.

struct ProductName {  // table product_names
  Nomenclature nomenclature = Nomenclature::hs22;
  std::string edition;  // "HS22", "JP2026-07-09"
  std::string code;
  std::string language;  // "en", "ja"
  std::string name;
  std::string unit;  // statistical unit, if the publisher gives one
};

struct ConcordanceRow {                // table concordances
  std::string from_scheme, from_code;  // "HS17", "850760"
  std::string to_scheme, to_code;      // "ISIC4", "2720"
  std::optional<double> weight;        // share of `from` that goes to `to`; nothing: the source gives none
};

struct ProductionRow {    // table production
  std::string commodity;  // as the publisher names it
  std::string stage;      // mine, refine, material, part, product, reserves, capacity
  std::string measure;    // the publisher's statistic
  std::string area;       // country as the publisher names it; "World" for its total
  int year = 0;
  std::optional<double> quantity;  // in `unit`
  std::string unit;
  std::optional<double> share;  // of the world, when the publisher gives shares
  bool estimated = false;
  std::string note;  // withheld, included elsewhere ...
};

}  // namespace noroshi
