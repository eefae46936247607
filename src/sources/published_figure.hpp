#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "sources/feed.hpp"

namespace noroshi::sources {

// What a lone dash in a table of figures means: the publisher's legend says so ("--Zero" in Mineral Commodity
// Summaries).
enum class Dash : unsigned char { zero, unknown };

// A cell of a printed table of figures. Without a value, `note` says why; unknown is never zero.
struct PublishedFigure {
  std::optional<double> value;
  bool estimated = false;  // "e1,200", "1,200e"
  std::string note;  // withheld | not_available | not_applicable | not_given | bound: >50 | range: 1–3 | words: Large
};

// Reads "10,000", "e1,200", "W", "NA", "XX", "—", ">50", "<0.1", "300–400", "Large" and blank. Thousands separators
// must stand every three digits. Nothing: text that starts like a number and is none ("1,23", "12x"), or a negative
// number.
[[nodiscard]] std::optional<PublishedFigure> read_figure(std::string_view cell, Dash dash);

}  // namespace noroshi::sources
