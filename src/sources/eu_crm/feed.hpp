#pragma once
#include "sources/reference_feed.hpp"

namespace noroshi {

// Supply shares of the European Commission's study on critical raw materials (Material, Stage, Country, Share, t):
// fact_GlobalSupplyShares*.csv gives shares of the world (ProductionRow::share), fact_EUSupplyShares*.csv shares of the
// supply of the EU (quantity in "% of EU supply"; share stays empty, for it is none of the world). Stage E
// (extraction) is mine, P (processing) is refine. "<0.1%" leaves the share unknown with the bound in the note. The file
// gives no year: the 2023 study averages 2016 to 2020 and rows bear 2020 unless an edition (a year) is given.
[[nodiscard]] ProductionFeed eu_crm_feed();

}  // namespace noroshi
