#pragma once
#include <cstdint>
#include <vector>

#include "model/trade_doubt.hpp"
#include "use_cases/import/trade_collector.hpp"

namespace noroshi::use_cases {

// What became of breakdowns (by customs procedure, transport, second partner) whose total the delivery does not hold.
struct AddedParts {
  std::uint64_t added = 0;    // flows whose parts are a partition of them: added up
  std::uint64_t doubted = 0;  // the others: the largest sum along one set of dimensions, with a doubt
  std::vector<TradeDoubt> doubts;
};

// Appends a record for each flow that only stands in its parts. Parts are a partition when all of them are told apart
// by the same dimensions and no cell lies within another (2100, sea, within 2000, water) or comes twice. Cost: O(parts
// log parts), and one pass over the records if there are any.
[[nodiscard]] AddedParts add_parts(TradeCollector& collected);

}  // namespace noroshi::use_cases
