#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/text.hpp"

namespace noroshi {

// Why the loaded data do not carry an answer. A value of its own, never a blank: it stands beside every `unknown`.
enum class Gap : std::uint8_t {
  none,
  not_loaded,           // nothing of the kind is held
  year_missing,         // a year of the window is not loaded, or the reporter filed nothing of the kind in it
  months_missing,       // only some months of the year
  partners_listed,      // only listed partners, and no total to measure the rest against
  total_unmatched,      // a total is known, but the part of it that no partner explains could turn the answer
  mostly_unidentified,  // the part bought from nobody in particular (n.e.s., rejected rows) could turn the answer
  members_missing,      // members of the group that usually import the product do not report
  mirrored_partial,     // exporters stand in, but not all that usually sell, or with partial lists of destinations
  world_partial,        // reporters that make up too much of the world's trade in the product are missing
  products_listed,      // the method compares all products, and only listed ones are held
  filler_values,        // values that look like placeholders
  doubted,              // an import found the figures doubtful (total off, wrong unit)
  not_applicable,       // the method does not ask this about such a position
};
inline constexpr std::size_t kGaps = 14;

[[nodiscard]] std::string_view name_of(Gap gap);  // "partners_listed": in files; empty for none
[[nodiscard]] StaticText describe(Gap gap);       // in a table: "only listed partners"
[[nodiscard]] std::optional<Gap> parse_gap(std::string_view name);

// A gap with its size, where it has one.
struct Shortfall {
  Gap gap = Gap::none;
  // months_missing: bits of the months held (bit 0 = January); members_missing: members that report, of `of` members;
  // world_partial, mirrored_partial: unused
  std::uint16_t have = 0, of = 0;
  float share = 0.0f;  // of the usual value that is held; 0: not measured

  friend bool operator==(const Shortfall&, const Shortfall&) = default;
};
// "months 1-2 of 12", "1 of 27 members (18 %)"; describe(gap) where there is no size.
[[nodiscard]] Text describe(const Shortfall& shortfall);

}  // namespace noroshi
