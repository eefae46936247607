#include "sources/catalog.hpp"

#include <gtest/gtest.h>

#include <set>

namespace noroshi::sources {
namespace {

TEST(FeedCatalog, FindsEveryFeedByItsName) {
  std::set<std::string> ids;
  for (const auto& feed : all_feeds()) {
    EXPECT_TRUE(ids.insert(feed.info.id).second);
    const auto found = find_feed(feed.info.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->info.title, feed.info.title);
  }
}

TEST(FeedCatalog, EveryFeedSaysWhoPublishesItUnderWhichLicenceInBothLanguages) {
  for (const auto& feed : all_feeds()) {
    EXPECT_FALSE(feed.info.publisher.empty()) << feed.info.id;
    EXPECT_FALSE(feed.info.licence.empty()) << feed.info.id;
    EXPECT_TRUE(feed.info.url.starts_with("https://")) << feed.info.id;
    for (const auto& words : {feed.info.title, feed.info.cadence, feed.info.files}) {
      EXPECT_FALSE(words.en.empty()) << feed.info.id;
      EXPECT_FALSE(words.ja.empty()) << feed.info.id;
    }
  }
}

TEST(FeedCatalog, SuggestsTheNearestNameForAWrongOne) {
  const auto found = find_feed("comtrad");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::not_found);
  EXPECT_EQ(found.error().field, "feed");
  EXPECT_EQ(found.error().nearest, std::vector{Near{"comtrade"}});
  EXPECT_EQ(find_feed("usgs_msc").error().nearest, std::vector{Near{"usgs_mcs"}});  // also of reference feeds
  EXPECT_TRUE(find_feed("zzzzzzzzzzzz").error().nearest.empty());
}

TEST(FeedCatalog, EveryFeedOfTradeDeclaresItsStanding) {
  for (const auto& feed : all_feeds()) {
    EXPECT_TRUE(feed.info.standing) << feed.info.id;
    EXPECT_EQ(standing_of(feed.info.id), feed.info.standing);
  }
  EXPECT_EQ(standing_of("baci"), Standing::reconciled);
  EXPECT_EQ(standing_of("comtrade_legacy"), standing_of("comtrade"));
  EXPECT_EQ(standing_of("atlas"), Standing::cited);
}

TEST(FeedCatalog, AFeedOfReferenceTablesHasNoStandingAndAnUnknownOneIsTheUsersOwn) {
  EXPECT_FALSE(standing_of("usgs_mcs"));
  EXPECT_EQ(standing_of("ours"), Standing::own);
}

}  // namespace
}  // namespace noroshi::sources
