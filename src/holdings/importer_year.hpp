#pragma once
#include <optional>
#include <string>
#include <vector>

#include "holdings/importer_choice.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/stored_trade.hpp"
#include "holdings/trade_level.hpp"
#include "holdings/trade_scope.hpp"

namespace noroshi::holdings {

// An importer with the year that is looked at, and the members of a group in that year.
struct ImporterYear {
  ImporterChoice importer;
  int year = 0;
  TradeLevel level;         // at which the importer's trade of that year is counted (TradeSelection::level)
  std::vector<Text> newer;  // "2026: months 1-2 of 12, not used", the newest first; of an asked year: what lacks in it
};

// The one place that chooses a year. Without a year in the scope: the newest whose data carry the question, that is
// whole in months, with all partners (declared, or a printed total to measure the rest against), and with at least half
// as many such products, and of a group half as many reporting members, as the best of the last four years holds at
// all; a year that has only begun to arrive is no picture of the importer. If there is none, the same with partners
// that are only listed, then with months missing; `newer` then says so. A year that is asked for is taken. `products`
// (codes as users write them) narrow the question: level_of them, and years that hold them. Errors: not_found for an
// importer that is not known, or without imports when no year is given. Cost: the key columns of the files of the last
// four years.
[[nodiscard]] Result<ImporterYear> choose_importer_year(OpenedWorkspace& workspace, const StoredTrade& stored,
                                                        const TradeScope& scope,
                                                        const std::vector<std::string>& products = {});

}  // namespace noroshi::holdings
