#pragma once
#include <string>
#include <vector>

#include "holdings/bundled_data.hpp"

namespace noroshi::use_cases {

// What can be named in a request, by id: feeds of every kind (`generic` too), feeds of trade (the atlas too), feeds of
// input-output tables, methods; ISO codes of areas and keys of groups as importers are named (JPN, EU); goods.
struct CatalogueIds {
  std::vector<std::string> feeds, trade_feeds, table_feeds, methods, areas, goods;
};
// Without `data` only what the program itself knows. Of data that cannot be read the part is left out: a list of what
// may be typed is a convenience.
[[nodiscard]] CatalogueIds catalogue_ids(const holdings::BundledData* data = nullptr);

}  // namespace noroshi::use_cases
