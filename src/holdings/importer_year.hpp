#pragma once
#include <optional>

#include "holdings/importer_choice.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/stored_trade.hpp"
#include "holdings/trade_scope.hpp"

namespace noroshi::holdings {

// An importer with the year that is looked at, and the members of a group in that year.
struct ImporterYear {
  ImporterChoice importer;
  int year = 0;
};

// Without a year: the newest in which the importer has at least half as many products, and a group at least half as
// many reporting members, as in the best of the last four, because a year that has only begun to arrive is not a
// picture of the importer. Errors: not_found for an importer that is not known, or without imports when no year is
// given.
[[nodiscard]] Result<ImporterYear> choose_importer_year(OpenedWorkspace& workspace, const StoredTrade& stored,
                                                        const TradeScope& scope);

}  // namespace noroshi::holdings
