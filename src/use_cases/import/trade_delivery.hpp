#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "columnar/database.hpp"
#include "lake/import_transaction.hpp"
#include "use_cases/import/acceptance.hpp"
#include "use_cases/import/trade_collector.hpp"

namespace noroshi::use_cases {

// What a delivery of trade records does to the workspace, year by year.
struct YearChange {
  int year = 0;
  std::uint64_t delivered = 0;  // rows of this delivery
  std::uint64_t replaced = 0;   // stored rows that they stand in for
  std::uint64_t stored = 0;     // rows of the year afterwards
};

struct StagedTrade {
  std::uint64_t accepted = 0;  // rows taken; a duplicate is not, it is among the rejected
  std::vector<YearChange> years;
};

// Sorts the collected records, rejects duplicates (the first row stands), merges each year with what is stored, checks
// that it is acceptable and stages the files. Nothing becomes visible before the transaction commits.
// Errors: refused (bounds); io.
[[nodiscard]] Result<StagedTrade> stage_trade_delivery(TradeCollector& collected, const Acceptance& acceptance,
                                                       const lake::Workspace& workspace, columnar::Database& db,
                                                       lake::ImportTransaction& transaction);

}  // namespace noroshi::use_cases
