#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/tagged.hpp"
#include "base/text.hpp"

namespace noroshi {

// A reporting or partner area of trade statistics, by its United Nations numeric code (0 to 999). Codes that
// statistics use beside ISO 3166 (699 India, 757 Switzerland, 842 USA, 490 for Taiwan ...) are folded into one code
// per area when data come in, so equal areas compare equal. Small enough to index an array of kAreaCodes.
using AreaCode = Tagged<struct AreaTag, std::uint16_t>;
inline constexpr std::size_t kAreaCodes = 1000;
inline constexpr AreaCode kWorld{0};

enum class AreaKind : std::uint8_t {
  country,        // ISO 3166 country or territory
  historical,     // ceased to exist (USSR, Czechoslovakia, Serbia and Montenegro ...)
  group,          // World, EU: a total of others
  not_specified,  // n.e.s.: "Other Europe, n.e.s.", "Areas, n.e.s."
  bunkers,        // ships' and aircraft stores
  special,        // free zones, special categories, confidential
};

struct Area {
  AreaCode code;
  AreaKind kind = AreaKind::country;
  std::string iso2, iso3;              // iso3 is present for every area; invented ones start with X (XXB bunkers)
  std::string en, ja, zh, ko;          // names
  std::vector<std::uint16_t> aliases;  // other numeric codes that mean this area
};

// A partner that is nobody in particular cannot be a supplier: it is kept in totals and left out of shares.
[[nodiscard]] constexpr bool is_identified(AreaKind kind) {
  return kind == AreaKind::country || kind == AreaKind::historical;
}

}  // namespace noroshi
