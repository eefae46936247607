#include "use_cases/scorecard/answering_feed.hpp"

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kChina = 156;
constexpr Period kYear{2023, 0};

class AnsweringFeedTest : public example::WorkspaceTest {
 protected:
  [[nodiscard]] AnsweringFeed to(const FromTrade& asked) const {
    auto db = columnar::Database::open();
    const auto holdings = TradeHoldings::survey(*lake::Workspace::open(folder, lake::Access::read), *db, {2022, 2023},
                                                {"", asked.product});
    EXPECT_TRUE(holdings) << holdings.error().message.en;
    return find_answering_feed(*holdings, asked, {"JPN", AreaCode{kJapan}, {"Japan", "日本"}, std::nullopt});
  }
};

TEST_F(AnsweringFeedTest, OfOneProductIsAnyReportOfIt) {
  store("comtrade", {bought(kJapan, kChina, "850760", kYear, 1)});
  FromTrade asked{.extent = TradeExtent::product, .importer = "JPN", .year = 2023, .product = "850760"};
  EXPECT_EQ(to(asked).feed, "comtrade");
  asked.year = 2022;
  const auto missing = to(asked);
  EXPECT_TRUE(missing.feed.empty());
  EXPECT_NE(missing.data.en.find("UN Comtrade 2022: yearly imports of 850760 by JPN"), std::string::npos);
  EXPECT_NE(missing.data.ja.find("850760"), std::string::npos);
}

TEST_F(AnsweringFeedTest, OfAWholeImporterHasNearlyAllItsProductsFromAHundredPartners) {
  TradeRecords records;
  for (std::uint16_t partner = 4; records.size() < 99; ++partner) {
    if (partner != kJapan) records.push_back(bought(kJapan, partner, "850760", kYear, 1));
  }
  store("comtrade", records);
  FromTrade asked{.extent = TradeExtent::importer, .importer = "JPN", .year = 2023, .items = 1};
  const auto extract = to(asked);
  EXPECT_TRUE(extract.feed.empty());
  EXPECT_NE(extract.data.en.find("found 1 products from 99 partners"), std::string::npos) << extract.data.en;
  records.push_back(bought(kJapan, 900, "850760", kYear, 1));
  store("comtrade", records);
  EXPECT_EQ(to(asked).feed, "comtrade");
  asked.items = 2;  // one of two is less than 95 %
  EXPECT_TRUE(to(asked).feed.empty());
}

TEST_F(AnsweringFeedTest, OfTheWorldHasEveryYearOfTheWindow) {
  store("baci", {bought(kJapan, kChina, "850760", kYear, 1)});
  const auto missing = to({.extent = TradeExtent::world, .importer = "CHN", .year = 2023, .window = 2});
  EXPECT_TRUE(missing.feed.empty());
  EXPECT_TRUE(missing.data.en.ends_with("missing: 2022, 2023")) << missing.data.en;
}

TEST_F(AnsweringFeedTest, IsNoneWhereOnlyTheAtlasIsLoaded) {
  EXPECT_TRUE(to({.extent = TradeExtent::product, .importer = "JPN", .year = 2023, .product = "850760"}).feed.empty());
  EXPECT_TRUE(to({.extent = TradeExtent::importer, .importer = "JPN", .year = 2023, .items = 1}).feed.empty());
  EXPECT_TRUE(to({.extent = TradeExtent::history, .importer = "EU", .year = 2023, .window = 3}).feed.empty());
}

}  // namespace
}  // namespace noroshi::use_cases
