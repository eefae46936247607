#pragma once
#include "sources/feed.hpp"

namespace noroshi::baci {

// CEPII's reconciled bilateral trade: one row per (year t, exporter i, importer j, product k) with value v in thousand
// current USD and quantity q in metric tons ("NA" where unknown). Reporter = importer: both sides are one figure.
// Source: G. Gaulier and S. Zignago (2010), "BACI: International Trade Database at the Product-Level", CEPII WP 2010-23;
// the columns as in the Readme of the delivery.
[[nodiscard]] TradeFeed feed();

// The edition of the Harmonized System in a file name such as BACI_HS17_Y2021_V202401.csv.
[[nodiscard]] std::optional<Nomenclature> edition_in_name(const std::filesystem::path& file);

}  // namespace noroshi::baci
