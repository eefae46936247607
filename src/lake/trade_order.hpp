#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "model/trade_record.hpp"

namespace noroshi::lake {

// Storage order of trade: (year, product, flow, reporter, partner, month). That is the key of a record, too: of several
// records with one key the first stands.
struct StorageOrder {
  std::vector<std::uint32_t> order;     // indices of the records, one for each key
  std::vector<std::uint32_t> repeated;  // the others, in the same order
};

// The same on any number of threads. Years from -1024 to 3071. Cost: two passes over the records, and a sort of the
// records of each (year, product) for themselves, on all cores; 16 bytes of memory a record.
[[nodiscard]] StorageOrder storage_order(std::span<const TradeRecord> records);

// The part of an order that belongs to each year. Cost: O(years log n).
[[nodiscard]] std::vector<std::span<const std::uint32_t>> split_by_year(std::span<const TradeRecord> records,
                                                                        std::span<const std::uint32_t> order);

}  // namespace noroshi::lake
