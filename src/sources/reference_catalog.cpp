#include "sources/reference_catalog.hpp"

#include <array>

namespace noroshi::sources {

const std::vector<AnyReferenceFeed>& reference_feeds() {
  static const std::vector<AnyReferenceFeed> feeds{
#define NOROSHI_REFERENCE_FEED(id, Row) id##_feed(),
#include "sources/reference_catalog.def"
#undef NOROSHI_REFERENCE_FEED
  };
  return feeds;
}

const FeedInfo& info_of(const AnyReferenceFeed& feed) {
  return std::visit([](const auto& f) -> const FeedInfo& { return f.info; }, feed);
}

const AnyReferenceFeed* find_reference_feed(std::string_view id) {
  for (const auto& feed : reference_feeds()) {
    if (info_of(feed).id == id) return &feed;
  }
  return nullptr;
}

std::string_view table_of(const AnyReferenceFeed& feed) {
  constexpr std::array<std::string_view, 3> kTables{"product_names", "concordances", "production"};
  return kTables[feed.index()];
}

}  // namespace noroshi::sources
