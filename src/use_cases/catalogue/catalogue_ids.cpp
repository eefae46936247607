#include "use_cases/catalogue/catalogue_ids.hpp"

#include "indicators/catalog.hpp"
#include "names/letter_case.hpp"
#include "sources/atlas/feed.hpp"
#include "sources/catalog.hpp"
#include "sources/generic/feed.hpp"
#include "sources/io/io_feed.hpp"
#include "sources/reference_catalog.hpp"

namespace noroshi::use_cases {

namespace {

void add_data(CatalogueIds& ids, const holdings::BundledData& data) {
  if (const auto feeds = sources::io::read_io_feeds(data.folder() / "io_feeds")) {
    for (const auto& feed : *feeds) ids.table_feeds.push_back(feed.info.id);
  }
  for (const auto& area : data.areas().all()) {
    if (is_identified(area.kind)) ids.areas.push_back(area.iso3);
  }
  for (const auto& group : data.groups().all()) ids.areas.push_back(to_upper(group.key));
  if (const auto atlas = data.atlas()) {
    for (const auto& good : (*atlas)->goods) ids.goods.push_back(good.id);
  }
}

}  // namespace

CatalogueIds catalogue_ids(const holdings::BundledData* data) {
  CatalogueIds ids;
  ids.trade_feeds.push_back(sources::atlas_info().id);
  for (const auto& feed : sources::all_feeds()) {
    ids.feeds.push_back(feed.info.id);
    ids.trade_feeds.push_back(feed.info.id);
  }
  for (const auto& feed : sources::reference_feeds()) ids.feeds.push_back(sources::info_of(feed).id);
  ids.feeds.emplace_back(sources::generic::kId);
  for (const auto* method : indicators::indicator_catalog()) ids.methods.emplace_back(method->doc.id);
  if (data != nullptr) add_data(ids, *data);
  ids.table_feeds.emplace_back("generic_matrix");
  return ids;
}

}  // namespace noroshi::use_cases
