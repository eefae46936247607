#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/text.hpp"

namespace noroshi {

// Whose word a feed of trade is, the most trusted first: where several feeds speak for the same imports, the first of
// these is believed, within one standing the feed whose id comes first.
enum class Standing : std::uint8_t {
  reconciled,  // world data in which importers' and exporters' reports are one figure already: every row is a flow
  reporter,    // what each country reported, collected by one publisher and taken from it
  extract,     // somebody's selection of such reports: which of them are missing is not known
  national,    // a statistical office's own publication: one reporter, in its own codes and currency
  own,         // a table of the user's, known through a mapping only
  cited,       // rounded figures quoted from publications: the bundled atlas
};
inline constexpr std::size_t kStandings = 6;

[[nodiscard]] std::string_view name_of(Standing standing);  // "reporter": in mappings, the register and SQL
[[nodiscard]] std::optional<Standing> parse_standing(std::string_view name);
[[nodiscard]] StaticText describe(Standing standing);  // in a column of a table: "reporters"

}  // namespace noroshi
