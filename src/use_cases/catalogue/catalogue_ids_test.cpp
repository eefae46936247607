#include "use_cases/catalogue/catalogue_ids.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace noroshi::use_cases {
namespace {

bool has(const std::vector<std::string>& ids, const std::string& id) { return std::ranges::find(ids, id) != ids.end(); }

TEST(CatalogueIds, FeedsOfEveryKindCanBeImportedAndTheAtlasOnlyAsked) {
  const auto ids = catalogue_ids();
  for (const auto* feed : {"baci", "comtrade", "usgs_mcs", "generic"}) EXPECT_TRUE(has(ids.feeds, feed)) << feed;
  EXPECT_FALSE(has(ids.feeds, "atlas"));
  EXPECT_TRUE(has(ids.trade_feeds, "atlas"));
  EXPECT_FALSE(has(ids.trade_feeds, "usgs_mcs"));
}

TEST(CatalogueIds, NoneIsThereTwice) {
  const auto ids = catalogue_ids();
  for (const auto* list : {&ids.feeds, &ids.trade_feeds, &ids.methods})
    EXPECT_EQ(std::set<std::string>(list->begin(), list->end()).size(), list->size());
  EXPECT_TRUE(has(ids.methods, "geodep"));
}

}  // namespace
}  // namespace noroshi::use_cases
