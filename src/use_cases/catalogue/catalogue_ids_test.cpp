#include "use_cases/catalogue/catalogue_ids.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/test_source_folder.hpp"

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

TEST(CatalogueIds, WhatIsBundledIsNamedToo) {
  const auto data = *holdings::BundledData::load(test::source_folder() / "data");
  const auto ids = catalogue_ids(data.get());
  EXPECT_TRUE(has(ids.areas, "JPN") && has(ids.areas, "EU") && has(ids.areas, "G7"));
  EXPECT_FALSE(has(ids.areas, "XXB")) << "bunkers import nothing";
  EXPECT_TRUE(has(ids.goods, "gallium"));
  EXPECT_TRUE(has(ids.table_feeds, "wiod2013") && has(ids.table_feeds, "generic_matrix"));
  EXPECT_TRUE(catalogue_ids().goods.empty());
  for (const auto* list : {&ids.areas, &ids.goods, &ids.table_feeds})
    EXPECT_EQ(std::set<std::string>(list->begin(), list->end()).size(), list->size());
}

TEST(CatalogueIds, NoneIsThereTwice) {
  const auto ids = catalogue_ids();
  for (const auto* list : {&ids.feeds, &ids.trade_feeds, &ids.methods})
    EXPECT_EQ(std::set<std::string>(list->begin(), list->end()).size(), list->size());
  EXPECT_TRUE(has(ids.methods, "geodep"));
}

}  // namespace
}  // namespace noroshi::use_cases
