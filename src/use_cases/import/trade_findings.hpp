#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/report_table.hpp"
#include "model/trade_doubt.hpp"
#include "normalize/area_catalog.hpp"
#include "normalize/trade_quality.hpp"
#include "sources/feed.hpp"
#include "use_cases/import/trade_collector.hpp"
#include "use_cases/import/trade_delivery.hpp"

namespace noroshi::use_cases {

// What looks wrong in a delivery although every row could be read: World rows that differ from the sum of their
// partners, values or masses off by a power of ten, value without mass, placeholders. Doubts, not corrections. `added`:
// rows that stand in others. Nothing is searched in deliveries of more than three million rows.
[[nodiscard]] std::vector<normalize::TradeFinding> find_in_delivery(const TradeCollector& collected,
                                                                    std::span<const std::uint32_t> added,
                                                                    const normalize::AreaCatalog& areas);
// What of it touches a figure and cannot be seen in the stored rows of one year.
[[nodiscard]] std::optional<TradeDoubt> doubt_of(const normalize::TradeFinding& finding, std::int32_t delivery);

// All of it as a table, with what became of rejected values and of parts without total.
[[nodiscard]] ReportTable trade_findings(const StagedTrade& staged, const TradeCollector& collected,
                                         const normalize::AreaCatalog& areas, const sources::FeedInfo& feed);

}  // namespace noroshi::use_cases
