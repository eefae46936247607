#include "indicators/catalog.hpp"
#include "use_cases/dossier/example_material.hpp"

namespace noroshi::use_cases {
namespace {
using namespace example;

constexpr AreaCode kChina{156}, kKorea{410};

class DossierFigures : public DossierParts {
 protected:
  // A year's verdicts of every method on the magnets, all the same.
  void judge(Verdict verdict, indicators::Persistence persistence = {}) {
    holdings::PositionRow row{.product = *ProductCode::parse(Nomenclature::hs22, kMagnets)};
    for (const auto* method : indicators::indicator_catalog()) {
      trade.methods.push_back({method, persistence});
      row.verdicts.push_back(verdict);
      row.scores.push_back(0.5);
    }
    trade.positions = {row};
    trade.main_code = kMagnets;
    trade.newest = 2021;
  }
};

TEST_F(DossierFigures, ACodeHasTheFiguresOfItsNewestYear) {
  trade.years = {year_of(2020, {{kKorea, 5.0}}), year_of(2021, {{kChina, 50.0}, {kKorea, 50.0}}, 25.0)};
  trade.newest = 2021;
  const auto table = key_figures(material());
  EXPECT_EQ(cell(table, 0, "code"), Cell{kMagnets});
  EXPECT_EQ(words(cell(table, 0, "scope")), "this good");
  EXPECT_EQ(cell(table, 0, "revision"), Cell{std::string{"HS22"}});
  EXPECT_EQ(cell(table, 0, "year"), Cell{std::int64_t{2021}});
  EXPECT_EQ(cell(table, 0, "import_value_usd"), Cell{125.0});
  EXPECT_EQ(words(cell(table, 0, "top_supplier")), "China");
  EXPECT_EQ(cell(table, 0, "top_share"), Cell{0.5});
  EXPECT_EQ(cell(table, 0, "hhi"), Cell{0.5});
  EXPECT_EQ(cell(table, 0, "effective_suppliers"), Cell{2.0}) << "one over the HHI";
  EXPECT_EQ(cell(table, 0, "unidentified_share"), Cell{0.2});
  EXPECT_EQ(cell(table, 0, "feed"), Cell{std::string{"baci"}});
  EXPECT_TRUE(table.notes.empty());
}

TEST_F(DossierFigures, WhatIsNotLoadedIsUnknownAndNotLow) {
  const auto table = key_figures(material());
  ASSERT_EQ(table.rows.size(), 1U);
  for (const auto* column : {"year", "import_value_usd", "suppliers", "top_share", "hhi", "unidentified_share"})
    EXPECT_TRUE(unknown(cell(table, 0, column))) << column;
  EXPECT_TRUE(notes_say(table.notes, "Its dependence is unknown, not low"));
  subject.codes.clear();
  EXPECT_TRUE(notes_say(key_figures(material()).notes, "No trade code carries this good."));
}

TEST_F(DossierFigures, WithoutIdentifiedSuppliersTheirSharesAreUnknown) {
  trade.years = {year_of(2021, {}, 25.0)};
  const auto table = key_figures(material());
  EXPECT_EQ(cell(table, 0, "unidentified_share"), Cell{1.0});
  for (const auto* column : {"top_supplier", "top_share", "hhi", "effective_suppliers"})
    EXPECT_TRUE(unknown(cell(table, 0, column))) << column;
}

TEST_F(DossierFigures, ANationalLineHasTheEditionThatTheAtlasGivesIt) {
  const std::string line = "850511000";
  subject.codes = {line};
  trade.years = {year_of(2021, {{kChina, 5.0}}, 0.0, line)};
  trade.years[0].edition = Nomenclature::national;
  EXPECT_EQ(words(cell(key_figures(material()), 0, "revision")), "national");
  good.codes = {{"JP", "JP2026", line}};
  EXPECT_EQ(cell(key_figures(material()), 0, "revision"), Cell{std::string{"JP2026"}});
}

TEST_F(DossierFigures, NotesSayWhatLimitsTheFigures) {
  good.codes = {{"HS", "HS22", kMagnets, GoodCode::Scope::wider}};
  trade.years = {year_of(2021, {{kChina, 5.0}})};
  trade.years[0].mirrored = true;
  trade.newest = 2021;
  trade.partial = {2021};
  const Good other{.id = "motors", .name = {"Motors", "モーター"}};
  subject.goods_here = {&other};
  const auto table = key_figures(material());
  EXPECT_EQ(words(cell(table, 0, "scope")), "this and other goods");
  for (const auto* note : {"says nothing certain about this good alone", "2021: only some months",
                           "850511: the importer's own report is missing", "in this code: Motors (motors)."})
    EXPECT_TRUE(notes_say(table.notes, note)) << note;
}

TEST_F(DossierFigures, AMethodThatOnlyMeasuresGivesNoVerdict) {
  judge(Verdict::clear);
  const auto table = method_verdicts(material());
  ASSERT_EQ(table.rows.size(), trade.methods.size());
  std::size_t measuring = 0;
  for (std::size_t m = 0; m < trade.methods.size(); ++m) {
    const bool decides = trade.methods[m].method->doc.decides;
    measuring += decides ? 0 : 1;
    const auto& verdict = cell(table, m, "verdict_850511");
    if (decides) {
      EXPECT_EQ(verdict, Cell{Verdict::clear});
    } else {
      EXPECT_EQ(words(verdict), "measures only");
    }
    EXPECT_EQ(cell(table, m, "score"), Cell{0.5});
  }
  EXPECT_GT(measuring, 0U);
}

TEST_F(DossierFigures, AnUnknownVerdictHasNoScoreAndWithoutPositionsThereIsNoVerdict) {
  EXPECT_TRUE(notes_say(method_verdicts(material()).notes, "No method can be applied"));
  judge(Verdict::unknown);
  const auto table = method_verdicts(material());
  EXPECT_EQ(cell(table, 0, "verdict_850511"), Cell{Verdict::unknown});
  EXPECT_TRUE(unknown(cell(table, 0, "score")));
}

TEST_F(DossierFigures, PersistenceIsAShareOfTheKnownYearsOrUnknown) {
  judge(Verdict::flagged, {.flagged_years = 3, .known_years = 4});
  trade.judged_years = 4;
  const auto table = persistence_table(material());
  const auto deciding = std::ranges::count_if(trade.methods, [](const auto& m) { return m.method->doc.decides; });
  EXPECT_EQ(table.rows.size(), static_cast<std::size_t>(deciding));
  EXPECT_EQ(cell(table, 0, "share"), Cell{0.75});
  EXPECT_TRUE(notes_say(table.notes, "Code 850511, 4 years up to 2021."));
  trade.methods[0].persistence = {};
  const auto none = persistence_table(material());
  EXPECT_TRUE(unknown(cell(none, 0, "flagged_years")) && unknown(cell(none, 0, "share")));
  EXPECT_EQ(cell(none, 0, "known_years"), Cell{std::int64_t{0}});
}

TEST_F(DossierFigures, TheSummarySaysSupplierVerdictsAndTightestStage) {
  trade.years = {year_of(2021, {{kChina, 80.0}, {kKorea, 15.0}}, 5.0)};
  judge(Verdict::flagged);
  good.note = {"Moves motors.", "モーターを動かす。"};
  good.stages = {{.stage = "mine", .year = 2023, .shares = {{"CHN", 0.7}}},
                 {.stage = "refine", .year = 2022, .shares = {{"USA", 0.2}, {"CHN", 0.9}}}};
  const auto deciding = std::ranges::count_if(trade.methods, [](const auto& m) { return m.method->doc.decides; });
  const auto summary = summary_of(material());
  EXPECT_EQ(
      summary.en,
      fmt::format("Moves motors. In 2021, China supplied 80 % of Japan's imports under code 850511. {0} of the {0} "
                  "methods that can be applied flag it. The tightest stage of the world's supply known here is "
                  "Refining (2022): China has 90 %.",
                  deciding));
  EXPECT_NE(summary.ja.find("中国が80％を占める。"), std::string::npos) << summary.ja;
}

TEST_F(DossierFigures, TheSummaryOfABareCodeWithoutDataSaysThatNothingIsLoaded) {
  subject.good = nullptr;
  EXPECT_EQ(summary_of(material()).en, "No imports of the good by Japan are loaded.");
}

}  // namespace
}  // namespace noroshi::use_cases
