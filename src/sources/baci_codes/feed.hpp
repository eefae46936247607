#pragma once
#include "sources/reference_feed.hpp"

namespace noroshi {

// The two lists that come with CEPII's BACI. product_codes_HS17_V202301.csv: English names of the products of one
// edition. country_codes_V202301.csv: BACI's area numbers and their ISO 3166 alpha-3 codes, as a concordance
// (BACI -> ISO3); areas that are no country of ISO 3166 are rejected as unknown_area.
[[nodiscard]] ProductNameFeed baci_products_feed();
[[nodiscard]] ConcordanceFeed baci_countries_feed();

}  // namespace noroshi
