#pragma once
#include <vector>

#include "base/result.hpp"
#include "model/trade_doubt.hpp"
#include "use_cases/import/acceptance.hpp"
#include "use_cases/import/trade_collector.hpp"

namespace noroshi::use_cases {

// Rows whose partner is no known area are rejected, but their value was traded: it is stored as bought from nobody in
// particular (kNobody), so that totals hold and nobody's share is overstated. Where a printed World total is reached
// without them they were subtotals and add nothing. Appends to collected.records; returns a doubt for every product of
// which more than the feed's max_rejected_share of the value is unplaced.
// Errors: refused when that is so of the delivery as a whole, unless forced. Cost: one pass, if there are such rows.
[[nodiscard]] Result<std::vector<TradeDoubt>> place_with_nobody(TradeCollector& collected,
                                                                const Acceptance& acceptance);

}  // namespace noroshi::use_cases
