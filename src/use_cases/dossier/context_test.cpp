#include "indicators/example_cube.hpp"
#include "use_cases/dossier/example_material.hpp"

namespace noroshi::use_cases {
namespace {

using example::cell, example::notes_say, example::unknown, example::words;

// Rows of the table of criteria: (i) to (iv), and all of them.
enum Criterion : std::size_t { essential, dependence, cut_off, measures, overall };

class DossierContext : public example::DossierParts {
 protected:
  // Japan buys all its magnets in China.
  void depend_on_china() {
    trade.main_code = example::kMagnets;
    trade.newest = 2023;
    trade.judged = example::year({{example::kMagnets, 392, 156, 100.0}, {example::kMagnets, 410, 156, 10.0}});
    trade.main_position = 0;
  }
  void designate() {
    atlas.specified_goods["permanent_magnets"] = {"permanent magnets", "永久磁石"};
    good.specified_good = "permanent_magnets";
    good.legal.push_back({.status = "specified_critical_good", .country = "JPN", .since = Date{2022, 12, 23}});
  }
};

TEST_F(DossierContext, WithoutEvidenceEveryCriterionIsUnknown) {
  const auto table = criteria_table(material());
  ASSERT_EQ(table.rows.size(), 5U);
  for (std::size_t row = 0; row < table.rows.size(); ++row) EXPECT_TRUE(unknown(cell(table, row, "status"))) << row;
  EXPECT_EQ(words(cell(table, dependence, "reason")), "No imports of the good by Japan are loaded.");
  EXPECT_EQ(words(cell(table, overall, "reason")), "Not designated in the atlas.");
}

TEST_F(DossierContext, DesignationPresupposesThreeCriteriaAndTheFourthIsMeasured) {
  designate();
  EXPECT_TRUE(unknown(cell(criteria_table(material()), overall, "status"))) << "one unknown leaves the whole unknown";
  depend_on_china();
  const auto table = criteria_table(material());
  for (std::size_t row = 0; row < table.rows.size(); ++row) EXPECT_EQ(words(cell(table, row, "status")), "met") << row;
  EXPECT_EQ(words(cell(table, essential, "reason")),
            "The Cabinet has designated it (permanent magnets, since 2022-12-23), which presupposes this criterion.");
  EXPECT_TRUE(notes_say(table.notes, "(ii): code 850511, 2023."));
}

TEST_F(DossierContext, ExportControlsOfOthersAreARiskFromTheirFirstDay) {
  good.legal = {{.status = "export_control", .country = "CHN", .since = Date{2025, 4, 4}},
                {.status = "export_control", .country = "CHN", .since = Date{2023, 8, 1}},
                {.status = "export_control", .country = "JPN", .since = Date{2020, 1, 1}},
                {.status = "stockpile", .country = "USA"}};
  EXPECT_EQ(words(cell(criteria_table(material()), cut_off, "reason")),
            "Exports are controlled by China since 2023-08-01.");
  good.legal.erase(good.legal.begin(), good.legal.begin() + 2);
  EXPECT_TRUE(unknown(cell(criteria_table(material()), cut_off, "status"))) << "the importer's own controls are none";
}

TEST_F(DossierContext, TheThirdDomainOfThePlanCallsForMeasures) {
  good.domain = 3;
  EXPECT_EQ(words(cell(criteria_table(material()), measures, "status")), "met");
  good.domain_inferred = true;
  EXPECT_NE(words(cell(criteria_table(material()), measures, "reason")).find("places its class in domain 3"),
            std::string::npos);
  good.domain = 1;
  EXPECT_TRUE(unknown(cell(criteria_table(material()), measures, "status")));
}

TEST_F(DossierContext, ForAnotherImporterTheEvidenceIsSaidToBeJapans) {
  EXPECT_FALSE(notes_say(criteria_table(material()).notes, "is Japan's"));
  importer.code = "KOR";
  EXPECT_TRUE(notes_say(criteria_table(material()).notes, "The evidence on (i), (iii) and (iv) is Japan's."));
}

TEST_F(DossierContext, ADomainHasItsMeaningAndSourceAndIsNeverGuessed) {
  for (const int none : {0, 4}) {
    good.domain = none;
    EXPECT_TRUE(domain_table(material()).rows.empty()) << none;
  }
  good.domain.reset();
  EXPECT_TRUE(notes_say(domain_table(material()).notes, "Noroshi does not guess"));
  good.domain = 2;
  good.domain_source = "plan";
  auto table = domain_table(material());
  EXPECT_EQ(words(cell(table, 0, "meaning")), "Japan has technology superiority");
  EXPECT_EQ(words(cell(table, 0, "basis")), "by name");
  good.domain_inferred = true;
  EXPECT_EQ(words(cell(domain_table(material()), 0, "basis")), "by its class: the plan does not name it");
  EXPECT_TRUE(unknown(cell(table, 0, "source"))) << "a source that the atlas does not list";
  atlas.sources["plan"] = {.publisher = "METI", .title = "Action plan", .year = 2024};
  table = domain_table(material());
  EXPECT_EQ(cell(table, 0, "source"), Cell{std::string{"METI, Action plan"}});
  EXPECT_TRUE(notes_say(table.notes, "Source: METI, Action plan (2024)."));
  subject.good = nullptr;
  EXPECT_TRUE(notes_say(domain_table(material()).notes, "The plan places goods, not trade codes."));
}

TEST_F(DossierContext, AStageNamesItsFiveLargestAndMeasuresAllThatAreNamed) {
  good.stages = {{.stage = "mine",
                  .measure = {"ore", "鉱石"},
                  .year = 2023,
                  .shares = {{"CHN", 0.5}, {"USA", 0.2}, {"AUS", 0.1}, {"MMR", 0.08}, {"THA", 0.06}, {"IND", 0.02}}}};
  const auto table = stage_table(material());
  EXPECT_EQ(words(cell(table, 0, "stage")), "Mining");
  EXPECT_EQ(words(cell(table, 0, "year")), "2023");
  EXPECT_EQ(words(cell(table, 0, "of")), "supply");
  EXPECT_EQ(words(cell(table, 0, "countries")),
            "China 50 %, United States 20 %, Australia 10 %, Myanmar 8 %, Thailand 6 %");
  EXPECT_NEAR(std::get<double>(cell(table, 0, "hhi_at_least")), 0.25 + 0.04 + 0.01 + 0.0064 + 0.0036 + 0.0004, 1e-12);
  good.stages.clear();
  EXPECT_TRUE(notes_say(stage_table(material()).notes, "No published shares"));
}

TEST_F(DossierContext, AStageSaysWhenItsYearIsOfPublicationAndWhenItCountsExports) {
  EXPECT_FALSE(notes_say(stage_table(material()).notes, "hubs"));
  good.stages = {{.stage = "product", .year = 2023, .shares = {{"CHN", 0.5}}, .year_published = true},
                 {.stage = "product", .year = 2023, .shares = {{"HKG", 0.3}}, .of_exports = true}};
  const auto table = stage_table(material());
  EXPECT_EQ(words(cell(table, 0, "year")), "published 2023");
  EXPECT_EQ(words(cell(table, 1, "year")), "2023");
  EXPECT_EQ(words(cell(table, 1, "of")), "exports");
  EXPECT_TRUE(notes_say(table.notes, "hubs included; they are not supply."));
}

TEST_F(DossierContext, GranularityListsTheCodesWithWhatTheyHold) {
  good.codes = {{"HS", "HS22", "850511", GoodCode::Scope::wider},
                {"JP", "JP2026", "850511010", GoodCode::Scope::narrower},
                {"HS", "HS22", "850519", GoodCode::Scope::overlapping}};
  good.finer_than_hs6 = true;
  const auto table = granularity_table(material());
  ASSERT_EQ(table.rows.size(), 5U);
  EXPECT_EQ(table.rows[0][1], Cell{true});
  EXPECT_TRUE(unknown(table.rows[1][1])) << "no reason is given";
  EXPECT_EQ(words(table.rows[2][1]), "850511: this and other goods");
  EXPECT_EQ(words(table.rows[3][1]), "850511010: part of this good");
  EXPECT_EQ(words(table.rows[4][1]), "850519: part of this good, and other goods");
  subject.good = nullptr;
  subject.key = "850511010";
  EXPECT_EQ(granularity_table(material()).rows[0][1], Cell{true});
  subject.key = "850511";
  EXPECT_EQ(granularity_table(material()).rows[0][1], Cell{false});
}

TEST_F(DossierContext, AgesStandYoungestFirstWhateverTheyAreUsedFor) {
  sources = {example::provenance("CEPII, BACI", "2022", 567)};
  good.stages = {{.stage = "mine", .year = 2023, .source = "usgs"},
                 {.stage = "refine", .year = 2023, .source = "usgs"}};
  production.emplace_back();
  production[0].provenance = {example::provenance("BGS", "2024", 10)};
  const auto table = ages_table(material());
  ASSERT_EQ(table.rows.size(), 3U) << "a source of two stages counts once";
  EXPECT_EQ(words(cell(table, 0, "what")), "Production");
  EXPECT_EQ(words(cell(table, 1, "what")), "Stage shares");
  EXPECT_EQ(cell(table, 1, "age_days"), Cell{std::int64_t{202}}) << "from 31 December 2023 to 20 July 2024";
  EXPECT_EQ(words(cell(table, 2, "what")), "Trade");
}

}  // namespace
}  // namespace noroshi::use_cases
