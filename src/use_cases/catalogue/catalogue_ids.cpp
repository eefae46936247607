#include "use_cases/catalogue/catalogue_ids.hpp"

#include "indicators/catalog.hpp"
#include "sources/atlas/feed.hpp"
#include "sources/catalog.hpp"
#include "sources/generic/feed.hpp"
#include "sources/reference_catalog.hpp"

namespace noroshi::use_cases {

CatalogueIds catalogue_ids() {
  CatalogueIds ids{{}, {sources::atlas_info().id}, {}};
  for (const auto& feed : sources::all_feeds()) {
    ids.feeds.push_back(feed.info.id);
    ids.trade_feeds.push_back(feed.info.id);
  }
  for (const auto& feed : sources::reference_feeds()) ids.feeds.push_back(sources::info_of(feed).id);
  ids.feeds.emplace_back(sources::generic::kId);
  for (const auto* method : indicators::indicator_catalog()) ids.methods.emplace_back(method->doc.id);
  return ids;
}

}  // namespace noroshi::use_cases
