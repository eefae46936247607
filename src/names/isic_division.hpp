#pragma once
#include <array>
#include <string_view>

#include "base/text.hpp"

namespace noroshi {

// A division of ISIC Rev.4 (United Nations, Statistical Papers M 4 Rev.4, 2008): two digits, leading zero kept. The
// names are ours, short enough for a table.
struct IsicDivision {
  std::string_view code;
  StaticText name;
};

// All 88, in the order of their codes.
[[nodiscard]] const std::array<IsicDivision, 88>& isic_divisions();

// The division with this code ("26"), or null: sections ("C"), groups ("261") and unused numbers ("04") are none.
[[nodiscard]] const IsicDivision* find_isic_division(std::string_view code);

}  // namespace noroshi
