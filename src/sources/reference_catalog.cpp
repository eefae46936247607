#include "sources/reference_catalog.hpp"

#include <array>

#include "sources/baci_codes/feed.hpp"
#include "sources/bgs_minerals/feed.hpp"
#include "sources/concordance/feed.hpp"
#include "sources/eu_crm/feed.hpp"
#include "sources/hs_nomenclature/feed.hpp"
#include "sources/japan_tariff/feed.hpp"
#include "sources/usgs_mcs/feed.hpp"

namespace noroshi {

const std::vector<AnyReferenceFeed>& reference_feeds() {
  static const std::vector<AnyReferenceFeed> feeds{
      hs_nomenclature_feed(), japan_tariff_feed(), japan_import_laws_feed(), concordance_feed(), baci_products_feed(),
      baci_countries_feed(),  usgs_mcs_feed(),     bgs_minerals_feed(),      eu_crm_feed()};
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

}  // namespace noroshi
