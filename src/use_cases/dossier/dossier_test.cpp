#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "holdings/test_workspace.hpp"
#include "use_cases/dossier/dossier.hpp"
#include "use_cases/init/init.hpp"

namespace noroshi::use_cases {
namespace {

// One fresh workspace from the atlas for all tests; nothing in it changes.
class MakeDossier : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::filesystem::temp_directory_path() / ("noroshi_dossier_" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    ASSERT_TRUE(init_workspace(folder_, *example::data(), {}, {}));
  }
  static void TearDownTestSuite() { std::filesystem::remove_all(folder_); }
  static Result<Dossier> make(const std::string& good, const std::string& importer = "JPN") {
    auto workspace = *holdings::OpenedWorkspace::open(folder_, example::data());
    return make_dossier(workspace, {.good = good, .scope = {.importer = importer}}, {});
  }

  static inline std::filesystem::path folder_;
};

const ReportTable& table(const Dossier& d, const std::string& id) {
  return *std::ranges::find(d.tables, id, &ReportTable::id);
}
const Chart& chart(const Dossier& d, const std::string& start) {
  return *std::ranges::find_if(d.charts, [&](const Chart& c) { return c.id.starts_with(start); });
}

TEST_F(MakeDossier, TheAtlasAloneGivesAUsefulDossier) {
  for (const auto* good :
       {"gallium", "polysilicon", "iodine", "neodymium_magnets", "crude_oil", "lithium_ion_batteries"}) {
    const auto d = make(good);
    ASSERT_TRUE(d) << good << ": " << d.error().message.en;
    EXPECT_EQ(d->good, good);
    EXPECT_GE(d->tables.size(), 7u) << good;
    const bool pictured =
        std::ranges::any_of(d->charts, [](const Chart& c) { return c.id != "data_ages" && c.knows_anything(); });
    EXPECT_TRUE(pictured) << good;
    for (const auto& t : d->tables) {
      EXPECT_TRUE(!t.rows.empty() || !t.notes.empty()) << good << " " << t.id;
      for (const auto& row : t.rows) EXPECT_EQ(row.size(), t.columns.size()) << good << " " << t.id;
      EXPECT_FALSE(t.title.en.empty() || t.title.ja.empty()) << good << " " << t.id;
    }
    for (const auto& c : d->charts) {
      EXPECT_TRUE(c.id == "data_ages" || !c.knows_anything() || !c.provenance.empty()) << good << " " << c.id;
    }
  }
}

TEST_F(MakeDossier, CrudeOilHasTheAtlasFiguresOfItsSuppliers) {
  const auto d = make("crude_oil");
  ASSERT_TRUE(d);
  const auto& key = table(*d, "key_figures").rows.at(0);
  EXPECT_EQ(std::get<std::string>(key[0]), "270900");
  EXPECT_EQ(std::get<std::int64_t>(key[3]), 2023);
  EXPECT_NEAR(std::get<double>(key[4]), 8.09e10, 1e6);
  EXPECT_EQ(std::get<Text>(key[6]).en, "Saudi Arabia");
  const auto& suppliers = chart(*d, "suppliers_");
  EXPECT_EQ(suppliers.categories.size(), 1u);
  double sum = 0.0;
  for (const auto& s : suppliers.series) sum += s.knows(0) ? s.values[0] : 0.0;
  EXPECT_NEAR(sum, 1.0, 1e-9);
}

TEST_F(MakeDossier, WhatIsNotLoadedIsUnknownAndNeverZero) {
  const auto d = make("gallium");
  ASSERT_TRUE(d);
  for (const auto& row : table(*d, "key_figures").rows) {
    EXPECT_TRUE(std::holds_alternative<std::monostate>(row[4]));
    EXPECT_TRUE(std::holds_alternative<std::monostate>(row[8]));
  }
  EXPECT_FALSE(chart(*d, "suppliers_").knows_anything());
  EXPECT_FALSE(chart(*d, "exporters_").knows_anything());
  EXPECT_FALSE(chart(*d, "exporters_").notes.empty());
}

TEST_F(MakeDossier, StagesOfIodineAreThoseOfThePlan) {
  const auto d = make("iodine");
  ASSERT_TRUE(d);
  const auto& stages = chart(*d, "stage_shares");
  EXPECT_EQ(stages.series.at(0).name.en, "Chile");
  EXPECT_NEAR(stages.series.at(0).values.at(0), 0.6, 1e-9);
  EXPECT_NEAR(stages.series.at(1).values.at(0), 0.3, 1e-9);
  EXPECT_TRUE(stages.series.back().remainder);
}

TEST_F(MakeDossier, SupplyFactsStandWithWhoseTheyAreWhereTheAtlasHasThem) {
  const auto magnets = make("neodymium_magnets"), drones = make("drones");
  ASSERT_TRUE(magnets && drones);
  const auto& facts = table(*magnets, "supply_facts");
  EXPECT_GE(facts.rows.size(), 5u);
  EXPECT_FALSE(facts.provenance.empty());
  EXPECT_EQ(std::ranges::count(drones->tables, "supply_facts", &ReportTable::id), 0);
}

TEST_F(MakeDossier, DesignationAndExportControlAreEvidenceForTheCriteria) {
  const auto d = make("gallium");
  ASSERT_TRUE(d);
  const auto& criteria = table(*d, "designation_criteria");
  ASSERT_EQ(criteria.rows.size(), 5u);
  EXPECT_EQ(std::get<Text>(criteria.rows[0][1]).en, "met");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(criteria.rows[1][1])) << "imports are not loaded";
  EXPECT_NE(std::get<Text>(criteria.rows[2][2]).en.find("China since 2023-08-01"), std::string::npos);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(criteria.rows[4][1])) << "one unknown leaves the whole unknown";
}

TEST_F(MakeDossier, AGoodIsFoundByNameInAnyLanguageAndByCode) {
  for (const auto* asked : {"ヨウ素", "Iodine", "碘", "280120", "HS 2801.20"}) {
    const auto d = make(asked);
    ASSERT_TRUE(d) << asked << ": " << d.error().message.en;
    EXPECT_EQ(d->good, "iodine") << asked;
  }
}

TEST_F(MakeDossier, AmbiguousNamesListTheirCandidatesAndUnknownOnesAreRefused) {
  const auto several = make("lithium carb hydroxide");
  EXPECT_FALSE(several);
  const auto battery = make("battery");
  ASSERT_FALSE(battery);
  EXPECT_EQ(battery.error().code, ErrorCode::invalid_input);
  EXPECT_TRUE(
      std::ranges::any_of(battery.error().nearest, [](const Near& n) { return n.value == "battery_separator"; }));
  const auto typo = make("galium");
  ASSERT_FALSE(typo);
  EXPECT_EQ(typo.error().code, ErrorCode::not_found);
  EXPECT_EQ(typo.error().nearest.at(0), (Near{"gallium", {"Gallium", "ガリウム"}}));
  EXPECT_FALSE(make(""));
  EXPECT_FALSE(make("gallium", "Atlantis"));
}

TEST_F(MakeDossier, TheDomainOfThePlanIsShownWithItsMeaningAndSource) {
  for (const auto& [good, domain, meaning] : {std::tuple{"all_solid_state_batteries", 1, "破壊的技術革新が進む領域"},
                                              std::tuple{"mlcc", 2, "我が国が技術優位性を持つ領域"},
                                              std::tuple{"cefazolin", 3, "技術のコモディティ化・対外依存の領域"}}) {
    const auto d = make(good);
    ASSERT_TRUE(d) << good;
    const auto& row = table(*d, "plan_domain").rows.at(0);
    EXPECT_EQ(std::get<std::int64_t>(row[0]), domain) << good;
    EXPECT_EQ(std::get<Text>(row[1]).ja, meaning);
    EXPECT_NE(std::get<std::string>(row[3]).find("METI"), std::string::npos);
  }
  const auto iodine = make("neodymium_magnets");
  ASSERT_TRUE(iodine);
  const auto& none = table(*iodine, "plan_domain");
  EXPECT_TRUE(!none.rows.empty() || !none.notes.empty());
}

TEST_F(MakeDossier, YearsThatOnlyTheAtlasSuppliesAreNotCountedAsNotFlagged) {
  const auto d = make("crude_oil");
  ASSERT_TRUE(d);
  const auto& rows = table(*d, "persistence").rows;
  ASSERT_FALSE(rows.empty());
  for (const auto& row : rows) {
    EXPECT_EQ(std::get<std::int64_t>(row[2]), 0);
    EXPECT_TRUE(std::holds_alternative<std::monostate>(row[1]) && std::holds_alternative<std::monostate>(row[3]));
  }
}

TEST_F(MakeDossier, ACodeWithoutFiguresStillHasItsEdition) {
  const auto d = make("crude_oil");
  ASSERT_TRUE(d);
  for (const auto& row : table(*d, "key_figures").rows) {
    const auto code = std::get<std::string>(row[0]);
    EXPECT_EQ(std::get<std::string>(row[2]), code.size() == 9 ? "JP2026" : "HS22") << code;
  }
}

TEST_F(MakeDossier, AnotherImporterHasNoFiguresOfJapan) {
  const auto d = make("crude_oil", "DEU");
  ASSERT_TRUE(d) << d.error().message.en;
  EXPECT_TRUE(std::holds_alternative<std::monostate>(table(*d, "key_figures").rows.at(0)[4]));
}

}  // namespace
}  // namespace noroshi::use_cases
