#pragma once
#include <vector>

#include "holdings/position_cache.hpp"
#include "holdings/position_rows.hpp"
#include "model/report_table.hpp"
#include "normalize/edition_join.hpp"

namespace noroshi::use_cases {

// What a reader of a ranking must know: what unknown means and how often for which reason, the order, how many of
// `window` years are loaded, mirrored trade, the error behind the rank intervals, and which methods are our own.
void add_notes(ReportTable& table, const holdings::JudgedImporter& trade,
               const std::vector<holdings::MethodChoice>& methods, int window);

// Feeds of the user's own that were left aside, if any.
void add_own_aside_note(ReportTable& table, const std::vector<std::string>& feeds);

// Which editions were joined, and which one the rows show.
void add_edition_notes(ReportTable& table, const normalize::EditionJoinFacts& facts);

}  // namespace noroshi::use_cases
