#include "use_cases/dossier/laws.hpp"

#include "use_cases/dossier/example_material.hpp"

namespace noroshi::use_cases {
namespace {

using example::cell, example::notes_say, example::unknown, example::words;

// The day of the dossier is 20 July 2024.
class DossierLaws : public example::DossierParts {};

TEST_F(DossierLaws, LawsStandJapanFirstThenByDateWithEachSourceOnce) {
  atlas.sources["mofcom"] = {.publisher = "MOFCOM", .title = "Announcement", .year = 2023};
  good.legal = {{.status = "export_control", .country = "CHN", .source = "mofcom", .since = Date{2025, 4, 4}},
                {.status = "export_control", .country = "CHN", .source = "mofcom", .since = Date{2023, 8, 1}},
                {.status = "stockpile", .country = "JPN", .source = "unlisted"}};
  const auto table = legal_table(material());
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(words(cell(table, 0, "country")), "Japan");
  EXPECT_EQ(words(cell(table, 0, "status")), "Stockpile");
  EXPECT_TRUE(unknown(cell(table, 0, "since")));
  EXPECT_EQ(cell(table, 1, "since"), (Cell{Date{2023, 8, 1}}));
  EXPECT_EQ(cell(table, 2, "since"), (Cell{Date{2025, 4, 4}}));
  ASSERT_EQ(table.notes.size(), 1U);
  EXPECT_EQ(table.notes[0].en, "Source: MOFCOM, Announcement (2023)");
}

TEST_F(DossierLaws, NoLawInTheAtlasIsNoProofThatThereIsNone) {
  EXPECT_TRUE(notes_say(legal_table(material()).notes, "That does not mean that there is none."));
  subject.good = nullptr;
  EXPECT_TRUE(notes_say(legal_table(material()).notes, "Not recorded for bare trade codes."));
}

TEST_F(DossierLaws, EachSaysHowItStandsOnTheDay) {
  const Date looked{2024, 7, 1};
  good.legal = {
      {.status = "export_control", .country = "ZWE", .since = Date{2022, 12, 20}, .until = Date{2023, 1, 5}},
      {.status = "export_control", .country = "CHN", .since = Date{2024, 9, 15}, .looked_at = looked},
      {.status = "export_control",
       .country = "USA",
       .since = Date{2024, 1, 1},
       .suspended_from = Date{2024, 7, 1},
       .suspended_until = Date{2024, 8, 1},
       .looked_at = looked},
      {.status = "export_control", .country = "AUS", .since = Date{2020, 1, 1}, .looked_at = Date{2023, 7, 1}},
      {.status = "other", .country = "JPN", .since = Date{2022, 12, 23}, .looked_at = looked}};
  const auto table = legal_table(material());
  std::vector<std::string> states;
  for (std::size_t row = 0; row < table.rows.size(); ++row) states.push_back(words(cell(table, row, "state")));
  EXPECT_EQ(states, (std::vector<std::string>{"in force", "in force when last checked, 2023-07-01",
                                              "suspended until 2024-08-01", "not yet in force", "ended 2023-01-05"}))
      << "Japan first, then by date, what has ended last";
  EXPECT_EQ(cell(table, 4, "until"), (Cell{Date{2023, 1, 5}}));
  EXPECT_EQ(cell(table, 2, "suspended_until"), (Cell{Date{2024, 8, 1}}));
}

TEST_F(DossierLaws, OnlyWhatAppliesOnTheDayIsAControl) {
  good.legal = {{.status = "export_control", .country = "ZWE", .since = Date{2022, 12, 20}, .until = Date{2023, 1, 5}},
                {.status = "export_control", .country = "CHN", .since = Date{2024, 9, 15}},
                {.status = "export_control",
                 .country = "USA",
                 .since = Date{2020, 1, 1},
                 .suspended_from = Date{2023, 1, 1},
                 .suspended_until = Date{2023, 6, 1}}};
  EXPECT_EQ(controls_on(material()).en, "") << "ended, to come, and out of a suspension unseen";
  good.legal.push_back({.status = "export_control", .country = "AUS", .since = Date{2021, 5, 1}});
  EXPECT_EQ(controls_on(material()).en, "Australia since 2021-05-01");
}

TEST_F(DossierLaws, AControlBeganWithTheOneItReplaced) {
  good.legal = {{.status = "export_control",
                 .country = "CHN",
                 .since = Date{2024, 7, 1},
                 .replaces = {"the order of 2023", "2023年の公告"},
                 .replaces_since = Date{2023, 9, 1},
                 .text = {"Licence.", "許可制。"}}};
  EXPECT_EQ(controls_on(material()).en, "China since 2023-09-01");
  EXPECT_EQ(words(cell(legal_table(material()), 0, "text")), "Licence. Replaces: the order of 2023 (from 2023-09-01).");
}

TEST_F(DossierLaws, AnEarlierControlWithoutADateIsNamedInItsPlace) {
  good.legal = {{.status = "export_control",
                 .country = "CHN",
                 .since = Date{2023, 12, 1},
                 .replaces = {"licensing of 2006", "2006年の許可制"}}};
  EXPECT_EQ(controls_on(material()).en, "China since 2023-12-01 (before: licensing of 2006)");
  EXPECT_EQ(controls_on(material()).ja, "中国（2023-12-01以降、それ以前は2006年の許可制）");
}

TEST_F(DossierLaws, ADesignationThatHasEndedIsNone) {
  good.legal = {{.status = "specified_critical_good", .country = "JPN", .since = Date{2022, 12, 23}}};
  EXPECT_NE(designation(material()), nullptr);
  good.legal[0].until = Date{2024, 7, 19};
  EXPECT_EQ(designation(material()), nullptr);
}

}  // namespace
}  // namespace noroshi::use_cases
