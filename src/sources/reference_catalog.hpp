#pragma once
#include <string_view>
#include <variant>
#include <vector>

#include "sources/reference_feed.hpp"

namespace noroshi::sources {

#define NOROSHI_REFERENCE_FEED(id, Row) [[nodiscard]] ReferenceFeed<Row> id##_feed();
#include "sources/reference_catalog.def"
#undef NOROSHI_REFERENCE_FEED

// Every feed of reference tables, whatever its rows are; std::visit gives the feed itself.
using AnyReferenceFeed = std::variant<ProductNameFeed, ConcordanceFeed, ProductionFeed>;

[[nodiscard]] const std::vector<AnyReferenceFeed>& reference_feeds();
[[nodiscard]] const FeedInfo& info_of(const AnyReferenceFeed& feed);
[[nodiscard]] const AnyReferenceFeed* find_reference_feed(std::string_view id);

// The table of the lake that the rows of a feed go to: product_names, concordances, production.
[[nodiscard]] std::string_view table_of(const AnyReferenceFeed& feed);

}  // namespace noroshi::sources
