#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "model/trade_record.hpp"

namespace noroshi::normalize {

// What a unit of a publisher means: a quantity in it times `factor` is a quantity in `unit`.
struct UnitMeaning {
  QuantityUnit unit = QuantityUnit::none;
  double factor = 1.0;
  friend bool operator==(const UnitMeaning&, const UnitMeaning&) = default;
};

// Reads the unit of a supplementary quantity: abbreviations of the World Customs Organization and UN Comtrade ("kg",
// "u", "2u", "1000 kWh", "N/A"), Comtrade's numeric codes ("8"), and Japan Customs' ("KG", "MT", "NO", "DZ", "SM").
// Case and spaces do not matter. Nothing for a unit that is not known: the caller rejects the row or marks `other`.
// Tonnes and grams become kilograms, dozens stay dozens (12u is a unit of its own), thousands of items stay thousands.
[[nodiscard]] std::optional<UnitMeaning> parse_unit(std::string_view text);

}  // namespace noroshi::normalize
