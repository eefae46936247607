#pragma once
#include "model/good.hpp"
#include "model/report_table.hpp"
#include "normalize/area_catalog.hpp"

namespace noroshi::holdings {

[[nodiscard]] Text tier_name(GoodTier tier);

// What the atlas records of a good's supply, a row a figure: what, range, unit, whom it speaks of, year, whether it is
// published or a range of ours, publisher, and what it means or why we assume it. What is not in it is unknown.
[[nodiscard]] ReportTable supply_facts_table(const Good& good, const Atlas& atlas, const normalize::AreaCatalog& areas,
                                             Date today);

}  // namespace noroshi::holdings
