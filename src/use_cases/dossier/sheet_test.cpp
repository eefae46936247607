#include "use_cases/dossier/sheet.hpp"

#include "use_cases/dossier/example_material.hpp"
#include "use_cases/dossier/sheet_blocks.hpp"

namespace noroshi::use_cases {
namespace {
using example::year_of;

constexpr AreaCode kChina{156}, kKorea{410};

class Sheet : public example::DossierParts {
 protected:
  // Japan buys these shares of China and Korea, in USD; all suppliers are known.
  void buys(int year, double of_china, double of_korea) {
    auto y = year_of(year, {{kChina, of_china}, {kKorea, of_korea}});
    y.top_low = y.top_high = y.top_share;
    y.hhi_low = y.hhi_high = y.hhi;
    trade.years.push_back(std::move(y));
    trade.newest = year;
    trade.main_code = example::kMagnets;
    sources = {example::provenance("UN (comtrade)", "2022–2023", 500)};
  }
  [[nodiscard]] DossierSheet sheet() const { return sheet_of(material(), {}); }
};

TEST_F(Sheet, NamesTheLargestSupplierWithItsShareAndItsSource) {
  buys(2023, 90, 10);
  const auto s = sheet();
  ASSERT_FALSE(s.figures.empty());
  EXPECT_EQ(s.figures[0].value, (Text{"China 90 %", "中国 90％"}));
  ASSERT_EQ(s.figures[0].sources, (DossierSheet::Sources{1}));
  EXPECT_EQ(s.sources.at(0).source, "UN (comtrade)");
  EXPECT_NE(s.headline.ja.find("中国 90％"), std::string::npos);
}

TEST_F(Sheet, AShareOfListedSuppliersOnlyIsNoShareOfTheImports) {
  buys(2023, 90, 10);
  trade.years.back().shortfall.gap = Gap::partners_listed;
  const auto s = sheet();
  EXPECT_EQ(s.figures.at(0).label.en, "Largest supplier known");
  EXPECT_EQ(s.figures.at(0).value.en, "China") << "no percentage";
  EXPECT_TRUE(s.stages.empty() && s.trends.empty());
  EXPECT_TRUE(example::notes_say(s.not_known, "beyond those listed"));
}

TEST_F(Sheet, WhereTheRestIsNotKnownToBeWhoseTheShareIsAnInterval) {
  buys(2023, 90, 10);
  trade.years.back().top_low = 0.6;
  trade.years.back().top_high = 0.9;
  EXPECT_EQ(sheet().figures.at(0).value.en, "China 60–90 %");
}

TEST_F(Sheet, StagesStandBesideTheImportsAndWhatNoSourceNamesIsNotZero) {
  good.stages.push_back({.stage = "refine", .year = 2022, .source = "usgs", .shares = {{"CHN", 0.8}}});
  buys(2023, 75, 25);
  const auto s = sheet();
  ASSERT_EQ(s.stages.size(), 2U);
  EXPECT_TRUE(s.stages[1].imports);
  const auto korea = std::ranges::find(s.countries, "South Korea", [](const auto& r) { return r.name.en; });
  const auto& row = korea != s.countries.end() ? *korea : s.countries.at(1);
  EXPECT_FALSE(row.shares.at(0)) << "the source of refining says nothing of Korea";
  EXPECT_NEAR(*row.shares.at(1), 0.25, 1e-12);
  EXPECT_TRUE(s.countries.back().unnamed);
  EXPECT_NEAR(*s.countries.back().shares.at(0), 0.2, 1e-12);
}

TEST_F(Sheet, AYearThatIsNotLoadedIsAGapInTheTrend) {
  buys(2020, 50, 50);
  buys(2023, 90, 10);
  const auto s = sheet();
  ASSERT_EQ(s.first_year, 2020);
  ASSERT_EQ(s.trends.front().values.size(), 4U);
  EXPECT_TRUE(s.trends.front().values[0] && s.trends.front().values[3]);
  EXPECT_FALSE(s.trends.front().values[1] || s.trends.front().values[2]);
}

TEST_F(Sheet, AnExportersListIsShownAsItsListAndTheDependenceStaysUnknown) {
  trade.exporter_lists.push_back({.exporter = kChina,
                                  .code = example::kMagnets,
                                  .feed = "mine",
                                  .year = 2023,
                                  .total_usd = 200,
                                  .to_importer_usd = 50,
                                  .destinations = {{kKorea, 150}, {AreaCode{392}, 50}}});
  const auto s = sheet();
  EXPECT_EQ(s.figures.at(0).value.en, "unknown");
  ASSERT_EQ(s.exporters.size(), 1U);
  EXPECT_NEAR(s.exporters[0].destinations.at(0).share, 0.75, 1e-12);
  EXPECT_NE(s.exporters[0].note.en.find("nothing about who else"), std::string::npos);
  EXPECT_NE(why_not_judged(material()).en.find("exporters"), std::string::npos);
  const auto table = exporter_table(material());
  EXPECT_EQ(table.rows.size(), 2U);
}

TEST_F(Sheet, LoadedImportsAreNeverSaidNotToBeLoaded) {
  buys(2023, 90, 10);
  trade.main_code.clear();
  const auto why = why_not_judged(material());
  EXPECT_EQ(why.en.find("No imports"), std::string::npos);
  EXPECT_NE(why.en.find("2023"), std::string::npos);
}

TEST_F(Sheet, SourcesAreListedByTheirNumbers) {
  buys(2023, 90, 10);
  const auto s = sheet();
  const auto table = sources_table(s);
  ASSERT_EQ(table.rows.size(), s.sources.size());
  EXPECT_EQ(std::get<std::int64_t>(table.rows.at(0).at(0)), 1);
}

TEST(Cited, JapanesePublishersAndTitlesAreCitedInJapanese) {
  const auto plan = cited(
      "Ministry of Economy, Trade and Industry (METI), Japan, Action plan "
      "(経済安全保障に係る産業・技術基盤強化アクションプランについて), excerpt");
  EXPECT_TRUE(plan.ja.starts_with("経済産業省, 「経済安全保障に係る"));
  EXPECT_TRUE(plan.en.starts_with("Ministry of Economy"));
  EXPECT_EQ(cited("CEPII (baci)").ja, "CEPII (baci)");
}

TEST(ShortWords, EndWithTheFirstSentenceOrTheLine) {
  const auto words = short_words({"One. Two.", "一文目。二文目。"});
  EXPECT_EQ(words, (Text{"One", "一文目"}));
  const auto longer = short_words({std::string(200, 'x'), "長"});
  EXPECT_TRUE(longer.en.ends_with("…"));
  EXPECT_LT(longer.en.size(), 100U);
}

}  // namespace
}  // namespace noroshi::use_cases
