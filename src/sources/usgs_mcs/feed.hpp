#pragma once
#include <string>
#include <string_view>

#include "sources/reference_feed.hpp"

namespace noroshi {

// World tables of the USGS Mineral Commodity Summaries (data releases): production, capacity and reserves by country.
// Reads both layouts: a row per figure (2026: Section, Commodity, Country, Statistics, Value ...) and a row per country
// (2025 and before: PROD_2023, PROD_EST_ 2024, CAP_.., RESERVES_2024). United States salient statistics, prices, trade
// and import sources are other tables and are passed over. "—" is zero by the publisher's legend; W (withheld), NA,
// ">50" and words ("Large") leave the quantity unknown and stand in the note. Figures whose note says "Estimated" and
// the newest year of the wide layout are marked as estimated.
[[nodiscard]] ProductionFeed usgs_mcs_feed();

// mine, refine, product, capacity or reserves, from the title of the table and the name of the statistic.
[[nodiscard]] std::string usgs_stage(std::string_view section, std::string_view statistic);

}  // namespace noroshi
