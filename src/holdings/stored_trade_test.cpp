#include "holdings/stored_trade.hpp"

#include <algorithm>

#include "holdings/test_workspace.hpp"

namespace noroshi::holdings {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kChina = 156;
constexpr Instant kDay{{2024, 6, 15}};

class StoredTradeTest : public example::WorkspaceTest {
 protected:
  void store_one(const std::string& feed, std::optional<Standing> standing = std::nullopt) const {
    store(feed, {bought(kJapan, kChina, "850760", {2016, 0}, 1.0)}, kDay, standing);
  }
  [[nodiscard]] Result<StoredTrade> opened(const TradeScope& origin = {}) const {
    return StoredTrade::open(*lake::Workspace::open(folder, lake::Access::read), origin);
  }
  [[nodiscard]] std::vector<std::string> feeds_of(int year) const {
    std::vector<std::string> feeds;
    for (const auto& file : opened()->years().at(year)) feeds.push_back(file.feed);
    return feeds;
  }
};

TEST_F(StoredTradeTest, FeedsOfAYearStandInTheOrderOfTheirStandingThenOfTheirIds) {
  store_one("aaa");
  store_one("an_extract", Standing::extract);
  store_one("a_cited_one", Standing::cited);
  store_one("japan_customs");
  store_one("comtrade_legacy");
  store_one("comtrade");
  store_one("baci");
  store_one("zzz", Standing::reporter);
  EXPECT_EQ(feeds_of(2016), (std::vector<std::string>{"baci", "comtrade", "comtrade_legacy", "zzz", "an_extract",
                                                      "japan_customs", "a_cited_one"}));
}

TEST_F(StoredTradeTest, OwnDataSpeakOnlyWhenTheyAreAskedFor) {
  store_one("orders", Standing::own);
  EXPECT_FALSE(opened()->years().contains(2016));
  EXPECT_EQ(opened()->own_aside(), std::vector<std::string>{"orders"});
  const auto asked = opened({.source = "orders"});
  ASSERT_TRUE(asked);
  EXPECT_TRUE(asked->years().contains(2016));
  EXPECT_TRUE(asked->own_aside().empty());
}

TEST_F(StoredTradeTest, TheAtlasSpeaksLast) {
  const auto stored = opened();
  ASSERT_FALSE(stored->years().empty());
  EXPECT_EQ(stored->years().rbegin()->second.front().standing, Standing::cited);
}

TEST_F(StoredTradeTest, AFeedThatIsNotThereIsAWrongSourceWithTheNearestBeside) {
  store_one("comtrade");
  const auto refused = opened({.source = "comtrad"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::not_found);
  EXPECT_EQ(refused.error().field, "source");
  EXPECT_EQ(refused.error().nearest, std::vector{Near{"comtrade"}});
  EXPECT_NE(refused.error().message.en.find("Feeds with trade: atlas, comtrade."), std::string::npos);
}

TEST_F(StoredTradeTest, AYearWithoutTradeIsRefusedWithTheYearsThatAreThere) {
  store_one("comtrade");
  EXPECT_TRUE(opened()->window(2016, 1));
  const auto refused = opened({.source = "comtrade"})->window(1950, 3);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "year");
  EXPECT_NE(refused.error().message.en.find("Years here: 2016."), std::string::npos) << refused.error().message.en;
}

}  // namespace
}  // namespace noroshi::holdings
