#pragma once
#include <string>
#include <vector>

namespace noroshi::use_cases {

// What the catalogues hold, by id: feeds of every kind (`generic` too), feeds of trade (the atlas too), methods.
struct CatalogueIds {
  std::vector<std::string> feeds, trade_feeds, methods;
};
[[nodiscard]] CatalogueIds catalogue_ids();

}  // namespace noroshi::use_cases
