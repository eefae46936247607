#pragma once
#include <cstdint>

#include "model/trade_record.hpp"

namespace noroshi {

// Why an import doubts a figure that it stored all the same.
enum class DoubtKind : std::uint8_t {
  total_differs,   // the printed World total (observed) and the sum of its partners (expected); partner: World
  value_unit,      // the value of one flow is off by a power of ten (observed, expected)
  filler_values,   // one same value for most partners; observed: that value, expected: its rows; partner: World
  parts_only,      // only parts of the total were delivered, and they are no partition of it; observed: their sum
  value_rejected,  // observed: the value of rows that could not be used, stored as "not specified"; partner: that area
};
inline constexpr std::size_t kDoubtKinds = 5;

// A doubt that touches a figure: a row of the lake's table `doubts`. Nothing is changed by it.
struct TradeDoubt {
  DoubtKind kind = DoubtKind::total_differs;
  Period period;
  Flow flow = Flow::import;
  AreaCode reporter, partner;
  ProductCode product;
  double observed = 0.0, expected = 0.0;  // USD, except the rows of filler_values
  std::int32_t delivery = 0;              // that brought the figure
};

}  // namespace noroshi
