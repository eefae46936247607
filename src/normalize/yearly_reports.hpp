#pragma once
#include "model/trade_record.hpp"

namespace noroshi::normalize {

// Records of one feed and year as yearly flows. A reporter that filed the year itself is taken at its word; months are
// added up only where no yearly row exists for that (flow, reporter, product). Cost O(n log n) when there are months.
[[nodiscard]] TradeRecords yearly(TradeRecords records);

}  // namespace noroshi::normalize
