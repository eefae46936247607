#pragma once
#include <vector>

#include "columnar/database.hpp"
#include "holdings/stored_trade.hpp"
#include "model/report_table.hpp"
#include "normalize/edition_join.hpp"

namespace noroshi::holdings {

// How the editions of the Harmonized System in a year's reports are joined (EditionJoin), with the concordances of the
// workspace: the tables between editions no older and no newer than the two in question, composed if need be.
struct YearEditions {
  normalize::EditionJoin join;
  std::vector<normalize::ProductHolding> holdings;  // what the year's files hold, as reported
  std::vector<lake::Partition> tables;              // concordances that were asked
};
// Errors: of a stored concordance whose weights do not add up. Cost: three columns of the files, and a table per pair
// of editions that stand side by side.
[[nodiscard]] Result<YearEditions> editions_of_year(const StoredTrade& stored, columnar::Database& db, int year);

// What was joined and what was kept apart, for the notes under a table; nothing where the year has one edition only.
[[nodiscard]] std::vector<Text> notes_on_editions(const normalize::EditionJoinFacts& facts);

}  // namespace noroshi::holdings
