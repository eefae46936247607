#include "use_cases/chokepoints/notes.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "indicators/catalog.hpp"

namespace noroshi::use_cases {
namespace {

constexpr int kWindow = 3;

holdings::PositionRow ranked(double report_error) {
  return {.product = *ProductCode::parse(Nomenclature::hs22, "850511"),
          .report_error = report_error,
          .assumed_error = 0.3,
          .has_interval = true};
}
std::vector<Text> notes_on(const holdings::JudgedImporter& trade,
                           const std::vector<holdings::MethodChoice>& methods = {}) {
  const holdings::ImporterYear asked{};
  std::vector<RankedRow> rows;
  for (const auto& r : trade.rows) rows.push_back({r, &asked});
  auto notes = notes_on_trade(trade, kWindow);
  for (auto part : {notes_on_unknown(rows, methods), notes_on_methods(methods)})
    notes.insert(notes.end(), part.begin(), part.end());
  return notes;
}
// The note that starts so; empty when there is none.
Text note(const std::vector<Text>& notes, std::string_view start) {
  const auto found = std::ranges::find_if(notes, [&](const Text& n) { return n.en.starts_with(start); });
  return found == notes.end() ? Text{} : *found;
}

TEST(NotesOfARanking, AlwaysSayWhatUnknownMeansAndHowRowsAreOrdered) {
  const auto notes = notes_on({.years_loaded = kWindow});
  EXPECT_NE(note(notes, "Unknown").en.find("It is not 'no'."), std::string::npos);
  EXPECT_FALSE(note(notes, "Order:").ja.empty());
  EXPECT_EQ(notes.back().en, "⟦methods⟧ explains each column.");
}

TEST(NotesOfARanking, SayHowManyYearsOfTheWindowAreMissing) {
  EXPECT_TRUE(note(notes_on({.years_loaded = kWindow}), "3 of 3").en.empty());
  const auto one = note(notes_on({.years_loaded = 1}), "1 of 3 years of the window are loaded");
  EXPECT_FALSE(one.en.empty());
  EXPECT_TRUE(one.ja.starts_with("必要な3年分のうち1年分")) << one.ja;
}

TEST(NotesOfARanking, SayHowMuchIsMirroredFromATwentiethOfAPercentOn) {
  const auto mirrored = [](double share) {
    const auto notes = notes_on({.share_mirrored = share, .years_loaded = kWindow});
    return std::ranges::any_of(notes,
                               [](const Text& n) { return n.en.find("exporters' reports") != std::string::npos; });
  };
  EXPECT_FALSE(mirrored(0.0));
  EXPECT_FALSE(mirrored(0.0005));
  EXPECT_TRUE(mirrored(0.0006));
  EXPECT_FALSE(note(notes_on({.share_mirrored = 0.123, .years_loaded = kWindow}), "12.3 % of the trade").en.empty());
}

TEST(NotesOfARanking, TellMeasuredErrorsOfReportsFromAssumedOnes) {
  const auto on_intervals = [](std::vector<holdings::PositionRow> rows) {
    return note(notes_on({.rows = std::move(rows), .years_loaded = kWindow}), "Rank intervals");
  };
  const auto both = on_intervals({ranked(0.1), ranked(0.5), ranked(0.3), ranked(0.0)});
  EXPECT_NE(both.en.find("for 3 of 4 products: median 0.30, from 0.10 to 0.50."), std::string::npos) << both.en;
  EXPECT_NE(both.en.find("For 1 products with fewer than 30 flows reported by both sides: 0.30"), std::string::npos)
      << both.en;
  EXPECT_NE(both.ja.find("4品目中3品目"), std::string::npos) << both.ja;
  EXPECT_EQ(on_intervals({ranked(0.1)}).en.find("fewer than 30"), std::string::npos);
  EXPECT_EQ(on_intervals({ranked(0.0)}).en.find("is measured between"), std::string::npos);
  auto without = ranked(0.4);
  without.has_interval = false;
  EXPECT_EQ(on_intervals({without}).en, "Rank intervals (90 %): lognormal reporting error of each product. ");
}

TEST(NotesOfARanking, NameTheMethodsThatAreOurOwnInWholeOrInPart) {
  const indicators::Indicator published{.doc = {.title = {"Published", "公表"}}};
  const indicators::Indicator ours{.doc = {.title = {"Ours", "独自"}, .own = true}},
      more{.doc = {.title = {"More", "追加"}, .own = true}};
  const indicators::Indicator partly{.doc = {.title = {"Partly", "一部"}, .partly_own = true}};
  const auto notes = notes_on({.years_loaded = kWindow}, {{&published, {}}, {&ours, {}}, {&partly, {}}, {&more, {}}});
  EXPECT_EQ(note(notes, "Our own").en, "Our own specification, not a published rule: Ours; More.");
  EXPECT_EQ(note(notes, "Our own").ja, "公表された手法ではなく独自の定義によるもの：独自、追加。");
  EXPECT_EQ(note(notes, "Published in part").en, "Published in part, the rest our reading: Partly.");
  EXPECT_TRUE(note(notes_on({}, {{&published, {}}}), "Our own").en.empty());
}

TEST(NotesOfARanking, CountTheReasonsForUnknownAndSayThatPartsAreLowerBounds) {
  const indicators::Indicator judge{.doc = {.id = "judge", .decides = true}};
  holdings::PositionRow listed = ranked(0.1), months = ranked(0.1), clear = ranked(0.1);
  listed.shortfall = {.gap = Gap::partners_listed};
  months.shortfall = {.gap = Gap::months_missing, .have = 0b11, .of = 12};
  for (auto* row : {&listed, &months}) {
    row->verdicts = {Verdict::unknown};
    row->why = {row->shortfall.gap};
  }
  clear.verdicts = {Verdict::clear};
  clear.why = {Gap::none};
  const auto notes = notes_on({.rows = {listed, months, listed, clear}, .years_loaded = kWindow}, {{&judge, {}}});
  EXPECT_EQ(note(notes, "2 of 4 rows").en, "2 of 4 rows: only listed partners.");
  EXPECT_EQ(note(notes, "1 of 4 rows").en, "1 of 4 rows: months 1-2 of 12.");
  EXPECT_TRUE(note(notes, "Of 3 rows").en.find("at least") != std::string::npos);
  EXPECT_TRUE(note(notes_on({.rows = {clear}, .years_loaded = kWindow}, {{&judge, {}}}), "1 of 1 rows").en.empty());
}

TEST(NotesOfARanking, SayWhatWasBoughtFromTheImporterItself) {
  const auto notes = notes_on({.years_loaded = kWindow, .own_country_usd = 2.5e6});
  EXPECT_FALSE(note(notes, "2.5 m USD bought from the importer itself").ja.empty());
}

TEST(NotesOfARanking, NameOwnTablesThatWereLeftOut) {
  EXPECT_FALSE(note_on_own_data({}));
  EXPECT_TRUE(note_on_own_data({"orders"})->en.starts_with("Own data left out (orders)"));
}

TEST(NotesOnEditions, AreThereOnlyWhenEditionsWereJoined) {
  EXPECT_TRUE(notes_on_joined_editions({}).empty());
  normalize::EditionJoinFacts facts{
      .rows = 10, .rows_joined = 4, .value_usd = 200.0, .value_joined = 50.0, .numbers_joined = 2};
  facts.joined = {{Nomenclature::hs17, Nomenclature::hs22}};
  const auto notes = notes_on_joined_editions(facts);
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_TRUE(notes[0].en.starts_with("Edition (in files): the importer's own"));
  EXPECT_NE(notes[1].en.find("4 of the year's 10 rows (25.00 % of their value)"), std::string::npos) << notes[1].en;
}

TEST(NotesOnEditions, WhatIsKeptApartIsSaidEvenWhereNothingIsJoined) {
  const auto notes = notes_on_joined_editions(
      {.rows = 10, .rows_apart = 1, .value_usd = 200.0, .value_apart = 2.0, .numbers_apart = 1});
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_TRUE(notes[0].en.starts_with("1 codes changed their meaning")) << notes[0].en;
}

}  // namespace
}  // namespace noroshi::use_cases
