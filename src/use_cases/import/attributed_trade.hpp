#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "columnar/database.hpp"
#include "lake/workspace.hpp"
#include "model/trade_record.hpp"

namespace noroshi::use_cases {

// Records, each with the delivery that it came with.
struct AttributedTrade {
  TradeRecords records;
  std::vector<std::int32_t> deliveries;

  void add(const TradeRecord& record, std::int32_t delivery) {
    records.push_back(record);
    deliveries.push_back(delivery);
  }
  [[nodiscard]] std::vector<lake::Contribution> contributions() const;
};

// Rows of one year in storage order, wherever they lie.
struct TradeView {
  std::span<const TradeRecord> records;
  std::span<const std::uint32_t> order;
  std::span<const std::int32_t> deliveries;  // of each record, or one for all

  [[nodiscard]] std::int32_t delivery_of(std::uint32_t i) const { return deliveries[deliveries.size() == 1 ? 0 : i]; }
};

// What is stored of a feed's year in `trade` or `trade_totals`; nothing stored is no error. Errors: those of the files.
[[nodiscard]] Result<AttributedTrade> stored_year(const lake::Workspace& workspace, columnar::Database& db,
                                                  const std::string& table, std::string_view feed, int year);

}  // namespace noroshi::use_cases
