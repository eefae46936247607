#pragma once
#include <span>
#include <string_view>

#include "indicators/indicator.hpp"

namespace noroshi::indicators {

#define NOROSHI_INDICATOR(name) extern const Indicator name;
#include "indicators/catalog.def"
#undef NOROSHI_INDICATOR

[[nodiscard]] std::span<const Indicator* const> indicator_catalog();
[[nodiscard]] const Indicator* find_indicator(std::string_view id);           // nullptr: no such method
[[nodiscard]] Result<const Indicator*> indicator_named(std::string_view id);  // error: not_found, with the nearest

// Whether the method has all these options, before any data are read. Error: invalid_input, with the nearest name.
[[nodiscard]] Result<void> check_option_names(const Indicator& method, const OptionValues& given);

}  // namespace noroshi::indicators
