#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "sources/feed.hpp"

namespace noroshi::sources {

#define NOROSHI_FEED(folder)      \
  namespace folder {              \
  [[nodiscard]] TradeFeed feed(); \
  }
#include "sources/catalog.def"
#undef NOROSHI_FEED

// Every built-in feed of trade statistics, in the order of catalog.def. The feed `generic` is made from a mapping file
// (sources/generic/feed.hpp) and is not in this list.
[[nodiscard]] std::vector<TradeFeed> all_feeds();
// Error: not_found with the names that exist and the nearest one.
[[nodiscard]] Result<TradeFeed> find_feed(std::string_view id);
// What the feed of that id says of its trade: nothing for a feed of reference tables, `own` for an id that no feed here
// has, as it then came through a mapping.
// What a feed declares to hold; nothing said of one that is in no catalogue (a mapping).
[[nodiscard]] DeclaredFrame frame_of(std::string_view feed);
[[nodiscard]] std::optional<Standing> standing_of(std::string_view feed);

}  // namespace noroshi::sources
