#include "use_cases/hindcast/hindcast.hpp"

#include <algorithm>

#include "columnar/test_files.hpp"
#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {

using example::bought;

constexpr std::uint16_t kChina = 156, kIndonesia = 360, kPhilippines = 608, kJapan = 392;

class Hindcasts : public example::DeliveryTest {
 protected:
  [[nodiscard]] std::vector<ReportTable> run(const HindcastRequest& request) {
    auto workspace = opened();
    auto tables = run_hindcasts(workspace, request, {});
    EXPECT_TRUE(tables) << (tables ? "" : tables.error().message.en);
    return tables ? *tables : std::vector<ReportTable>{};
  }
  static std::string text_at(const ReportTable& table, std::size_t row, std::size_t column) {
    const auto& cell = table.rows.at(row).at(column);
    const auto* text = std::get_if<Text>(&cell);
    return text != nullptr ? text->en : std::get<std::string>(cell);
  }
  // Rows of the first table that are "not run".
  static std::vector<std::string> not_run(const ReportTable& scores) {
    std::vector<std::string> names;
    for (std::size_t r = 0; r < scores.rows.size(); ++r) {
      if (text_at(scores, r, 2) == "not run") names.push_back(text_at(scores, r, 0));
    }
    return names;
  }
};

TEST_F(Hindcasts, WhatLacksItsDataIsNotRunAndSaysWhatToLoad) {
  const auto tables = run({});
  ASSERT_FALSE(tables.empty());
  EXPECT_EQ(not_run(tables.front()), (std::vector<std::string>{"wiod2009", "nickel2014", "nickel2020", "gallium2023"}));
  EXPECT_NE(text_at(tables.front(), tables.front().rows.size() - 1, 1).find("HS 811292: needs"), std::string::npos);
  EXPECT_TRUE(std::ranges::any_of(
      tables.front().notes, [](const Text& note) { return note.en.find("⟦network_import⟧") != std::string::npos; }));
}

TEST_F(Hindcasts, StopsAreScoredOnTheProjectsCasesWithoutAFolder) {
  const auto tables = run({.which = HindcastCase::outcomes});
  EXPECT_TRUE(not_run(tables.front()).empty());
  EXPECT_EQ(tables.at(1).id, "hindcast_outcomes");
  EXPECT_GT(tables.at(1).rows.size(), 30u);
}

TEST_F(Hindcasts, AFolderOfOtherCasesIsScored) {
  (void)file("timeline.tsv",
             "case_id\tannounced\teffective\tfirst_stop\tend\tdays_effect_to_stop\n"
             "mill2031\t\t2031-01-01\t\t\t4\nreef2032\t\t2032-01-01\tnone found\t\tnone\n");
  (void)file(
      "grades.tsv",
      "case_id\ttitle\ttiming_grade\nmill2031\tFire at a maker of car parts\tA\nreef2032\tRuritania ore ban\tB\n");
  const auto tables = run({.which = HindcastCase::outcomes, .outcomes = files});
  ASSERT_EQ(tables.at(1).rows.size(), 2u);
  EXPECT_GT(std::get<double>(tables.at(1).rows[0][5]), std::get<double>(tables.at(1).rows[1][5]));
}

TEST_F(Hindcasts, ANamedFolderThatIsNotThereIsAnError) {
  auto workspace = opened();
  const auto tables = run_hindcasts(workspace, {.which = HindcastCase::outcomes, .outcomes = files / "nowhere"}, {});
  ASSERT_FALSE(tables);
  EXPECT_EQ(tables.error().code, ErrorCode::not_found);
}

TEST_F(Hindcasts, NickelIsReadFromTheWorkspaceByWeight) {
  TradeRecords records;
  const auto ship = [&](int year, std::uint16_t importer, std::uint16_t origin, double tonnes) {
    auto r = bought(importer, origin, "260400", Period{static_cast<std::int16_t>(year)}, 1000.0, Nomenclature::hs12);
    r.mass_kg = tonnes * 1000.0;
    r.set(Mark::mass_known);
    records.push_back(r);
  };
  for (int year = 2009; year < 2014; ++year) {
    ship(year, kChina, kIndonesia, 600e3);
    ship(year, kChina, kPhilippines, year == 2010 ? 700e3 : 400e3);
    ship(year, kJapan, kPhilippines, 50e3);
  }
  ship(2014, kChina, kPhilippines, 650e3);
  ship(2015, kChina, kPhilippines, 700e3);
  store("comtrade", records);
  const auto tables = run({.which = HindcastCase::nickel2014});
  EXPECT_TRUE(not_run(tables.front()).empty());
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_EQ(text_at(tables[1], 0, 0), "CHN");
  EXPECT_FALSE(tables.front().provenance.empty());
}

TEST_F(Hindcasts, TheSameSeedGivesTheSameTables) {
  const HindcastRequest request{.which = HindcastCase::outcomes, .seed = 7};
  const auto one = run(request), other = run(request);
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t t = 0; t < one.size(); ++t) EXPECT_EQ(one[t].rows, other[t].rows);
}

TEST_F(Hindcasts, AStopEndsTheRun) {
  auto workspace = opened();
  std::stop_source source;
  source.request_stop();
  const auto tables = run_hindcasts(workspace, {}, {.stop = source.get_token()});
  ASSERT_FALSE(tables);
  EXPECT_EQ(tables.error().code, ErrorCode::cancelled);
}

}  // namespace
}  // namespace noroshi::use_cases
