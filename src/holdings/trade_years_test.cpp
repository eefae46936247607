#include "holdings/trade_years.hpp"

#include <algorithm>

#include "holdings/test_workspace.hpp"
#include "holdings/year_editions.hpp"

namespace noroshi::holdings {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kIndia = 356, kBrazil = 76, kChina = 156, kKorea = 410;
constexpr auto k17 = Nomenclature::hs17, k22 = Nomenclature::hs22;
constexpr Period kYear{2022, 0};

class LoadTradeYears : public example::WorkspaceTest {
 protected:
  [[nodiscard]] LoadedTrade load() const {
    auto db = columnar::Database::open();
    const auto stored = StoredTrade::open(*lake::Workspace::open(folder, lake::Access::read), {.source = "comtrade"});
    auto loaded = load_trade_years(*stored, *db, example::data()->areas(), {.year = 2022, .window = 1}, {});
    EXPECT_TRUE(loaded);
    return std::move(*loaded);
  }
  const TradeRecords reports{
      bought(kJapan, kChina, "850760", kYear, 60, k22),  bought(kJapan, kKorea, "850760", kYear, 20, k22),
      bought(kIndia, kChina, "850760", kYear, 40, k17),  bought(kBrazil, kKorea, "850760", kYear, 30, k17),
      bought(kBrazil, kChina, "850760", kYear, 50, k22), bought(kJapan, kChina, "381590", kYear, 5, k22),
      bought(kIndia, kChina, "381590", kYear, 7, k17)};
};

TEST_F(LoadTradeYears, ReportersOfTwoEditionsMakeOneWorld) {
  store("comtrade", reports);
  const auto loaded = load();
  const auto& year = loaded.years.back();
  ASSERT_EQ(year.cube.products.size(), 2U);  // 381590 and 850760, both as HS22
  EXPECT_EQ(year.cube.products[1], *ProductCode::parse(k22, "850760"));
  // Japan 80, India 40, Brazil 50: its HS17 rows are its older word on the same number.
  EXPECT_EQ(year.product.world_trade[1], 170.0);
  EXPECT_EQ(year.cube.coverage[1], 0.0f);  // without totals nobody's list of partners is known to be whole
  ASSERT_EQ(year.cube.position_count(), 5U);
  for (std::size_t q = year.cube.position_begin[1]; q < year.cube.position_begin[2]; ++q) {
    const bool india = year.cube.importer[q] == AreaCode{kIndia};
    EXPECT_EQ(loaded.as_reported(1, q), *ProductCode::parse(india ? k17 : k22, "850760"));
  }
  EXPECT_EQ(loaded.editions.facts().rows_joined, 3U);
  EXPECT_EQ(loaded.editions.facts().value_joined, 77.0);
}

TEST_F(LoadTradeYears, ALoadedConcordanceKeepsAChangedNumberApart) {
  store("comtrade", reports);
  // 850760 stays what it is, 381590 takes in 381511.
  store_concordance("HS17", "HS22", {{"850760", "850760"}, {"381590", "381590"}, {"381511", "381590"}});
  const auto loaded = load();
  const auto& products = loaded.years.back().cube.products;
  EXPECT_EQ(products, (std::vector<ProductCode>{*ProductCode::parse(k17, "381590"), *ProductCode::parse(k22, "381590"),
                                                *ProductCode::parse(k22, "850760")}));
  EXPECT_EQ(loaded.editions.facts().rows_apart, 1U);
  const auto notes = notes_on_editions(loaded.editions.facts());
  ASSERT_EQ(notes.size(), 2U);  // joined, apart; nothing is without a table
  EXPECT_NE(notes[0].en.find("2 of the year's 7 rows (33.02 % of their value)"), std::string::npos) << notes[0].en;
  EXPECT_NE(notes[1].en.find("1 codes"), std::string::npos) << notes[1].en;
}

// A year of one code that areas buy and sell, with printed totals where a test gives them (partner 0).
class LoadFramedYears : public example::WorkspaceTest {
 protected:
  static constexpr std::uint16_t kGermany = 276, kFrance = 250, kWorldTotal = 0;
  [[nodiscard]] LoadedTrade load(const std::string& source = "comtrade", int window = 1,
                                 const std::string& group = {}) const {
    auto db = columnar::Database::open();
    const auto stored = StoredTrade::open(*lake::Workspace::open(folder, lake::Access::read), {.source = source});
    EXPECT_TRUE(stored);
    TradeSelection selection{.year = 2022, .window = window};
    if (!group.empty()) {
      const auto* found = example::data()->groups().find(group);
      selection.group = normalize::ImporterGroup{found->code, normalize::members_in(*found, kYear)};
    }
    auto loaded = load_trade_years(*stored, *db, example::data()->areas(), selection, {});
    EXPECT_TRUE(loaded);
    return std::move(*loaded);
  }
  static TradeRecord buys(std::uint16_t importer, std::uint16_t partner, double usd, Period period = kYear) {
    return bought(importer, partner, "850760", period, usd, k22);
  }
  static TradeRecord sells(std::uint16_t exporter, std::uint16_t partner, double usd) {
    auto r = buys(exporter, partner, usd);
    r.flow = Flow::export_;
    return r;
  }
  // The only position of an importer in the last year.
  static std::size_t position(const LoadedTrade& trade, std::uint16_t importer) {
    const auto& who = trade.years.back().cube.importer;
    const auto found = std::ranges::find(who, AreaCode{importer});
    EXPECT_NE(found, who.end());
    return static_cast<std::size_t>(found - who.begin());
  }
  static Shortfall shortfall(const LoadedTrade& trade, std::uint16_t importer) {
    return trade.years.back().cube.shortfall[position(trade, importer)];
  }
};

TEST_F(LoadFramedYears, APrintedTotalBoundsWhatListedPartnersLeaveOpen) {
  store("comtrade", {buys(kJapan, kChina, 60), buys(kJapan, kWorldTotal, 100), buys(kIndia, kChina, 40)});
  const auto trade = load();
  const auto& year = trade.years.back();
  const auto japan = position(trade, kJapan);
  EXPECT_EQ(year.cube.shortfall[japan].gap, Gap::none);
  EXPECT_DOUBLE_EQ(year.cube.unlisted[japan], 40.0);
  EXPECT_DOUBLE_EQ(year.position.imports[japan], 100.0);
  EXPECT_EQ(shortfall(trade, kIndia).gap, Gap::partners_listed);
  EXPECT_NEAR(year.cube.coverage[0], 0.035, 1e-6);  // Japan's report alone is whole
}

TEST_F(LoadFramedYears, MonthsAddUpAndThoseThatAreMissingAreNamed) {
  TradeRecords rows;
  for (const auto month : {std::uint8_t{1}, std::uint8_t{2}}) {
    rows.push_back(buys(kJapan, kChina, 30, {2022, month}));
    rows.push_back(buys(kJapan, kWorldTotal, 30, {2022, month}));
  }
  store("comtrade", rows);
  const auto trade = load();
  EXPECT_DOUBLE_EQ(trade.years.back().position.imports[0], 60.0);
  EXPECT_EQ(shortfall(trade, kJapan), (Shortfall{.gap = Gap::months_missing, .have = 0b11, .of = 12}));
  EXPECT_EQ(trade.years.back().cube.coverage[0], 0.0f);
}

TEST_F(LoadFramedYears, ExportersStandInOnlyWithWholeListsThatCarryTheProduct) {
  store("comtrade", {buys(kJapan, kChina, 95), buys(kJapan, kBrazil, 5), buys(kJapan, kWorldTotal, 100),
                     sells(kChina, kJapan, 90), sells(kChina, kKorea, 50)});
  const auto listed = load();
  const auto korea = position(listed, kKorea);
  EXPECT_EQ(listed.years.back().cube.shortfall[korea].gap, Gap::mirrored_partial);
  EXPECT_DOUBLE_EQ(listed.years.back().position.imports[korea], 50.0);  // a lower bound
  EXPECT_TRUE(listed.feed_of[korea].mirrored);
  EXPECT_NEAR(listed.years.back().cube.coverage[0], 0.035, 1e-6);
  // With its printed total China's list is whole, and it carries 95 % of what importers name.
  store("comtrade", {buys(kJapan, kChina, 95), buys(kJapan, kBrazil, 5), buys(kJapan, kWorldTotal, 100),
                     sells(kChina, kJapan, 90), sells(kChina, kKorea, 50), sells(kChina, kWorldTotal, 140)});
  EXPECT_EQ(shortfall(load(), kKorea).gap, Gap::none);
  store("comtrade", {buys(kJapan, kChina, 90), buys(kJapan, kBrazil, 10), buys(kJapan, kWorldTotal, 100),
                     sells(kChina, kJapan, 90), sells(kChina, kKorea, 50), sells(kChina, kWorldTotal, 140)});
  const auto partial = shortfall(load(), kKorea);
  EXPECT_EQ(partial.gap, Gap::mirrored_partial);
  EXPECT_FLOAT_EQ(partial.share, 0.9f);
}

TEST_F(LoadFramedYears, AGroupIsNotItsOnlyMember) {
  store("comtrade", {buys(kGermany, kChina, 89), buys(kGermany, kFrance, 11), buys(kGermany, kWorldTotal, 100)});
  const auto trade = load("comtrade", 1, "eu");
  const auto* eu = example::data()->groups().find("eu");
  const auto lack = shortfall(trade, eu->code.value);
  EXPECT_EQ(lack.gap, Gap::members_missing);
  EXPECT_EQ(lack.have, 1);
  EXPECT_EQ(lack.of, 27);
  EXPECT_EQ(shortfall(trade, kGermany).gap, Gap::none);
}

TEST_F(LoadFramedYears, EarlierYearsSayWhoUsuallyBuys) {
  // In 2021 India bought four fifths; in 2022 it does not report.
  store("comtrade", {buys(kJapan, kChina, 20, {2021, 0}), buys(kIndia, kChina, 980, {2021, 0}),
                     buys(kJapan, kChina, 20), buys(kJapan, kWorldTotal, 20)});
  EXPECT_NEAR(load("comtrade", 1).years.back().cube.coverage[0], 0.035, 1e-6);
  EXPECT_NEAR(load("comtrade", 2).years.back().cube.coverage[0], 0.02, 1e-6);
}

TEST_F(LoadFramedYears, OneLevelOfOneNomenclatureMakesTheWorld) {
  store("comtrade",
        {buys(kJapan, kChina, 60), bought(kJapan, kChina, "8507", kYear, 70, k22),
         bought(kJapan, kChina, "778", kYear, 65, Nomenclature::sitc4),
         bought(kJapan, kChina, "8507600010", kYear, 60, k22), bought(kJapan, kChina, "8542", kYear, 5, k22),
         bought(kJapan, kChina, "999999", kYear, 9, k22), bought(kJapan, kJapan, "850760", kYear, 7, k22)});
  const auto trade = load();
  const auto& cube = trade.years.back().cube;
  EXPECT_EQ(cube.products,
            (std::vector{*ProductCode::parse(k22, "850760"), *ProductCode::parse(k22, "8542")}));  // nobody's parts
  EXPECT_EQ(trade.level, TradeLevel{});
  EXPECT_EQ(trade.other_levels.size(), 3U);
  EXPECT_EQ(trade.no_goods.rows, 1U);
  EXPECT_EQ(trade.own_country_usd.at(AreaCode{kJapan}), 7.0);
}

TEST_F(LoadFramedYears, AFeedOfListedPartnersDoesNotHideAWholeOne) {
  store("comtrade", {buys(kJapan, kChina, 60)});
  store("wits", {buys(kJapan, kChina, 55), buys(kJapan, kKorea, 45), buys(kJapan, kWorldTotal, 100)}, {{2024, 6, 15}},
        Standing::extract);
  const auto trade = load("");
  EXPECT_EQ(shortfall(trade, kJapan).gap, Gap::none);
  EXPECT_DOUBLE_EQ(trade.years.back().position.imports[position(trade, kJapan)], 100.0);
  EXPECT_EQ(trade.feeds[trade.feed_of[position(trade, kJapan)].feed].id, "wits");
}

TEST_F(LoadFramedYears, OfAFewListedProductsAnAbsentOneIsNotKnownToBeNone) {
  store("comtrade", {buys(kJapan, kChina, 60), buys(kJapan, kWorldTotal, 60)});
  const auto& cube = load().years.back().cube;
  EXPECT_TRUE(std::ranges::binary_search(cube.partial_importers, AreaCode{kJapan}));
  EXPECT_EQ(cube.comparison_gap, Gap::products_listed);
}

TEST_F(LoadFramedYears, ReconciledWorldDataLackNothingAndSpeakInOneEdition) {
  store("baci", {buys(kJapan, kChina, 60), bought(kJapan, kChina, "850760", kYear, 58, Nomenclature::hs92),
                 buys(kIndia, kKorea, 40)});
  const auto trade = load("baci");
  const auto& year = trade.years.back();
  ASSERT_EQ(year.cube.products, std::vector{*ProductCode::parse(k22, "850760")});
  EXPECT_EQ(year.product.world_trade[0], 100.0);
  EXPECT_EQ(trade.editions_aside, std::vector{Nomenclature::hs92});
  EXPECT_EQ(year.cube.coverage[0], 1.0f);
  EXPECT_TRUE(year.cube.shortfall.empty() && year.cube.partial_importers.empty());
  EXPECT_EQ(year.cube.comparison_gap, Gap::none);
}

TEST_F(LoadFramedYears, WorldDataBesideReportsStayWhole) {
  store("baci", {buys(kJapan, kChina, 60), buys(kIndia, kKorea, 40)});
  store("comtrade", {buys(kJapan, kChina, 30), bought(kJapan, kChina, "381590", kYear, 5, k22)});
  const auto trade = load("");
  const auto& cube = trade.years.back().cube;
  ASSERT_EQ(cube.product_count(), 2U);
  EXPECT_EQ(cube.coverage[1], 1.0f);
  EXPECT_EQ(cube.coverage[0], 1.0f);  // BACI holds everybody: 381590 of others is no trade
  EXPECT_EQ(trade.years.back().product.world_trade[1], 100.0);
  EXPECT_TRUE(cube.partial_importers.empty());
}

TEST_F(LoadFramedYears, TheRestThatTheAtlasDoesNotNameIsUnlisted) {
  auto db = columnar::Database::open();
  const auto stored = StoredTrade::open(*lake::Workspace::open(folder, lake::Access::read), {.source = "atlas"});
  const auto trade = load_trade_years(*stored, *db, example::data()->areas(), {.year = 2024, .window = 1}, {});
  ASSERT_TRUE(trade);
  const auto& cube = trade->years.back().cube;
  double unlisted = 0.0;
  for (std::size_t q = 0; q < cube.position_count(); ++q) {
    EXPECT_EQ(cube.unidentified[q], 0.0);
    EXPECT_EQ(cube.shortfall[q].gap, Gap::none);
    unlisted += cube.unlisted[q];
  }
  EXPECT_GT(unlisted, 0.0);
  for (const float coverage : cube.coverage) EXPECT_EQ(coverage, 0.0f);  // a citation is nobody's report
}

}  // namespace
}  // namespace noroshi::holdings
