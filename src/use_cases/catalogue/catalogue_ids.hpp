#pragma once
#include <string>
#include <vector>

namespace noroshi {

// What the catalogues hold, by id: feeds of every kind (`generic` too), feeds of trade (the atlas too), methods.
struct CatalogueIds {
  std::vector<std::string> feeds, trade_feeds, methods;
};
[[nodiscard]] CatalogueIds catalogue_ids();

}  // namespace noroshi
