#pragma once
#include <optional>
#include <string>
#include <vector>

#include "holdings/position_cache.hpp"
#include "holdings/position_rows.hpp"
#include "model/report_table.hpp"
#include "normalize/edition_join.hpp"
#include "use_cases/chokepoints/ranking.hpp"

namespace noroshi::use_cases {

// What a reader of a ranking must know of one importer: how many of `window` years are loaded, mirrored trade, returned
// goods, and the error behind the rank intervals.
[[nodiscard]] std::vector<Text> notes_on_trade(const holdings::JudgedImporter& trade, int window);

// What unknown means, the reasons for it counted, and the order.
[[nodiscard]] std::vector<Text> notes_on_unknown(const std::vector<RankedRow>& rows,
                                                 const std::vector<holdings::MethodChoice>& methods);

// Which methods are our own, and where all columns are explained.
[[nodiscard]] std::vector<Text> notes_on_methods(const std::vector<holdings::MethodChoice>& methods);

// Which editions were joined, and which one the rows show.
[[nodiscard]] std::vector<Text> notes_on_joined_editions(const normalize::EditionJoinFacts& facts);

// Tables of the user's own that were left out, by feed; nothing where there are none.
[[nodiscard]] std::optional<Text> note_on_own_data(const std::vector<std::string>& feeds);

}  // namespace noroshi::use_cases
