#include "use_cases/scorecard/trade_holdings.hpp"

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kChina = 156, kKorea = 410;
constexpr Period kYear{2023, 0};
using Feeds = TradeHoldings::Feeds;

class HoldingsOfTrade : public example::WorkspaceTest {
 protected:
  columnar::Database db = std::move(*columnar::Database::open());

  [[nodiscard]] TradeHoldings survey(const std::set<std::string>& products = {"850760"}) {
    const auto found =
        TradeHoldings::survey(*lake::Workspace::open(folder, lake::Access::read), db, {2022, 2023}, products);
    EXPECT_TRUE(found) << found.error().message.en;
    return found.value_or(TradeHoldings{});
  }
};

TEST_F(HoldingsOfTrade, CountReportsOfUnComtradeAndReconciledDataOnly) {
  store("somebody", {bought(kJapan, kChina, "850760", kYear, 1)});
  store("comtrade", {bought(kJapan, kChina, "850760", kYear, 1)});
  store("baci", {bought(kKorea, kChina, "850760", kYear, 1)});
  const auto holdings = survey();
  EXPECT_EQ(holdings.feeds(Feeds::reported), (std::vector<std::string>{"comtrade"}));
  EXPECT_EQ(holdings.feeds(Feeds::reported_then_reconciled), (std::vector<std::string>{"comtrade", "baci"}));
  EXPECT_EQ(holdings.reconciled(), "baci");
}

TEST_F(HoldingsOfTrade, AreCountedPerImporterAndForTheWorld) {
  store("comtrade", {bought(kJapan, kChina, "850760", kYear, 1), bought(kJapan, kKorea, "850760", kYear, 1),
                     bought(kJapan, kChina, "270900", kYear, 1)});
  store("baci", {bought(kKorea, kChina, "850760", kYear, 1), bought(kJapan, kChina, "850760", kYear, 1)});
  const auto holdings = survey();
  const auto japan = holdings.of_importer("comtrade", 2023, AreaCode{kJapan});
  EXPECT_EQ(japan.products, 2u);
  EXPECT_EQ(japan.partners, 2u);
  EXPECT_EQ(holdings.of_world(2023).importers, 2u);
  EXPECT_EQ(holdings.of_world(2023).products, 1u);
  EXPECT_TRUE(holdings.has_product("comtrade", 2023, AreaCode{kJapan}, "850760"));
  EXPECT_FALSE(holdings.has_product("comtrade", 2023, AreaCode{kJapan}, "270900"));  // nobody asked about it
  EXPECT_FALSE(holdings.has_product("comtrade", 2022, AreaCode{kJapan}, "850760"));
}

TEST_F(HoldingsOfTrade, LeaveOutMonthsExportsAndHeadings) {
  auto sold = bought(kJapan, kChina, "850760", kYear, 1);
  sold.flow = Flow::export_;
  store("comtrade", {bought(kJapan, kChina, "850760", {2023, 1}, 1), sold, bought(kJapan, kChina, "8507", kYear, 1)});
  const auto holdings = survey();
  EXPECT_EQ(holdings.of_importer("comtrade", 2023, AreaCode{kJapan}).products, 0u);
  EXPECT_FALSE(holdings.has_product("comtrade", 2023, AreaCode{kJapan}, "850760"));
}

TEST_F(HoldingsOfTrade, AreNoneInAWorkspaceWithTheAtlasAlone) {
  const auto holdings = survey();
  EXPECT_TRUE(holdings.feeds(Feeds::reported_then_reconciled).empty());
  EXPECT_TRUE(holdings.reconciled().empty());
  EXPECT_EQ(holdings.of_world(2023).products, 0u);
}

TEST_F(HoldingsOfTrade, TellWhatAnImporterReportedInItsEdition) {
  store("comtrade", {bought(kJapan, kChina, "850760", kYear, 1, Nomenclature::hs17),
                     bought(kKorea, kChina, "270900", kYear, 1, Nomenclature::hs22)});
  (void)survey();
  const auto reported = TradeHoldings::reported_products(db, "comtrade", 2023, {AreaCode{kJapan}});
  ASSERT_TRUE(reported) << reported.error().message.en;
  EXPECT_EQ(*reported, (std::set{*ProductCode::parse(Nomenclature::hs17, "850760")}));
  EXPECT_TRUE(TradeHoldings::reported_products(db, "comtrade", 2023, {})->empty());
}

TEST_F(HoldingsOfTrade, CannotBeAskedBeforeTheyAreSurveyed) {
  EXPECT_FALSE(TradeHoldings::reported_products(db, "comtrade", 2023, {AreaCode{kJapan}}));
}

}  // namespace
}  // namespace noroshi::use_cases
