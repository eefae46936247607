#include "sources/reference_catalog.hpp"

#include <gtest/gtest.h>

#include <set>

namespace noroshi::sources {
namespace {

TEST(ReferenceCatalog, EveryFeedSaysWhoPublishesItUnderWhichTermsInBothLanguages) {
  std::set<std::string> ids;
  for (const auto& feed : reference_feeds()) {
    const auto& info = info_of(feed);
    EXPECT_TRUE(ids.insert(info.id).second) << info.id;
    EXPECT_FALSE(info.publisher.empty()) << info.id;
    EXPECT_FALSE(info.licence.empty()) << info.id;
    EXPECT_TRUE(info.url.starts_with("https://")) << info.id;
    for (const auto* text : {&info.title, &info.cadence, &info.files}) {
      EXPECT_FALSE(text->en.empty()) << info.id;
      EXPECT_FALSE(text->ja.empty()) << info.id;
      EXPECT_NE(text->en, text->ja) << info.id;
    }
    EXPECT_GT(info.bounds.min_rows, 1u) << info.id;
  }
}

TEST(ReferenceCatalog, AFeedIsFoundByItsIdAndKnowsItsTable) {
  ASSERT_NE(find_reference_feed("usgs_mcs"), nullptr);
  EXPECT_EQ(table_of(*find_reference_feed("usgs_mcs")), "production");
  EXPECT_EQ(table_of(*find_reference_feed("concordance")), "concordances");
  EXPECT_EQ(table_of(*find_reference_feed("japan_tariff")), "product_names");
  EXPECT_EQ(find_reference_feed("nobody"), nullptr);
}

}  // namespace
}  // namespace noroshi::sources
