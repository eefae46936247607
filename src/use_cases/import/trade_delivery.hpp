#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "columnar/database.hpp"
#include "lake/import_transaction.hpp"
#include "model/trade_doubt.hpp"
#include "model/trade_frame.hpp"
#include "normalize/trade_quality.hpp"
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
  std::uint64_t accepted = 0;                        // rows taken; a duplicate is not, it is among the rejected
  std::uint64_t parts_added = 0, parts_doubted = 0;  // flows that only stood in their parts
  std::uint64_t rows_added = 0;                      // to others of their key
  std::vector<YearChange> years;
  std::vector<TradeFrame> frames;  // of all these years, as they are stored now
  std::vector<TradeDoubt> doubts;  // of this delivery, beside those that the stored rows show
  std::vector<normalize::TradeFinding> findings;
};

// Where a delivery of trade goes.
struct DeliveryTarget {
  const lake::Workspace& workspace;
  const normalize::AreaCatalog& areas;
  columnar::Database& db;
  lake::ImportTransaction& transaction;
};

// Adds up what only stands in its parts, books unplaced value, settles repeated keys, merges each year with what is
// stored, checks that it is acceptable and stages the tables trade, trade_totals, frames and doubts. Nothing becomes
// visible before the transaction commits. Errors: refused (bounds, repeated keys, partners that would go); io.
[[nodiscard]] Result<StagedTrade> stage_trade_delivery(TradeCollector& collected, const Acceptance& acceptance,
                                                       const DeliveryTarget& target);

}  // namespace noroshi::use_cases
