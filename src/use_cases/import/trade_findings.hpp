#pragma once
#include "model/report_table.hpp"
#include "normalize/area_catalog.hpp"
#include "sources/feed.hpp"
#include "use_cases/import/trade_collector.hpp"

namespace noroshi::use_cases {

// What looks wrong in a delivery although every row could be read: World rows that differ from the sum of their
// partners, values or masses off by a power of ten, value without mass. Doubts, not corrections.
[[nodiscard]] ReportTable trade_findings(const TradeCollector& collected, const normalize::AreaCatalog& areas,
                                         const sources::FeedInfo& feed);

}  // namespace noroshi::use_cases
