#pragma once
#include <cstdint>
#include <vector>

#include "base/result.hpp"
#include "use_cases/import/acceptance.hpp"
#include "use_cases/import/trade_collector.hpp"

namespace noroshi::use_cases {

// One row for each key, in storage order, and the rows that were added to others.
struct SettledRows {
  std::vector<std::uint32_t> order, added;
};

// Settles rows of one delivery with one key. Rows of areas that fold into one (the Canary Islands into Spain) and rows
// that the mapping says to add are added to the first; other repeats, of one value or from a later file, are rejected
// as duplicates. Errors: refused when two rows of one file differ, with both (unless forced: then the first stands and
// the other is rejected).
[[nodiscard]] Result<SettledRows> settle_repeated(TradeCollector& collected, TradeRecords& table,
                                                  const Acceptance& acceptance);

}  // namespace noroshi::use_cases
