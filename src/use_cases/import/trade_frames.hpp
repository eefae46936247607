#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "model/trade_doubt.hpp"
#include "model/trade_frame.hpp"
#include "use_cases/import/attributed_trade.hpp"

namespace noroshi::use_cases {

// What the stored trade of one feed and year holds, and the doubts that its figures show by themselves (total_differs,
// filler_values).
struct FramesOfYear {
  std::vector<TradeFrame> frames;  // by (period, flow, reporter, nomenclature, digits)
  std::vector<TradeDoubt> doubts;  // in storage order
};

// The extents of a frame are the weakest of the deliveries that its rows came with: listed before not said before all.
// A row's extent of partners is that of destinations where it is an export. Totals are those of partner World.
// `declared`: by delivery; one that is not there said nothing. Cost: one pass over the rows.
[[nodiscard]] FramesOfYear frames_of_year(const TradeView& trade, const TradeView& totals,
                                          const std::map<std::int32_t, DeclaredFrame>& declared);

}  // namespace noroshi::use_cases
