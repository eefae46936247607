#pragma once
#include <span>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "holdings/importer_choice.hpp"
#include "holdings/position_rows.hpp"
#include "normalize/edition_join.hpp"

namespace noroshi::use_cases {

// Notes on products that a reader may look for in a ranking and not find, so that nothing drops out unsaid: those with
// trade in the year (of other areas) and no import of this importer, and those asked for of which nothing is loaded.
// `asked`: codes of the question, empty for all; then national lines (over six digits) are left out, since they are one
// reporter's own.
[[nodiscard]] std::vector<Text> notes_on_missing(std::span<const normalize::ProductHolding> holdings,
                                                 const std::vector<holdings::PositionRow>& rows,
                                                 const std::vector<std::string>& asked,
                                                 const holdings::ImporterChoice& importer, int year);

}  // namespace noroshi::use_cases
