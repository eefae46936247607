#include "use_cases/chokepoints/chokepoints.hpp"

#include <algorithm>
#include <set>

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kKorea = 410, kChina = 156, kTaiwan = 158;

// Japan buys 90 % of its magnets in China.
class FindChokepoints : public example::WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    store("comtrade", example::with_totals({bought(kJapan, kChina, "850511", {2023, 0}, 90),
                                            bought(kJapan, kTaiwan, "850511", {2023, 0}, 10)}));
  }
  [[nodiscard]] ChokepointRequest request(std::vector<std::string> methods) const {
    ChokepointRequest asked;
    asked.scope.year = 2023;
    asked.scope.source = "comtrade";
    asked.methods = std::move(methods);
    return asked;
  }
  [[nodiscard]] Result<ChokepointReport> ask(const ChokepointRequest& asked) const {
    auto workspace = opened();
    return find_chokepoints(workspace, asked, {});
  }
};

TEST_F(FindChokepoints, EachMethodAnswersWithItsVerdict) {
  const auto report = ask(request({"dominant_supplier", "geodep"}));
  ASSERT_TRUE(report) << report.error().message.en;
  const auto& table = report->ranking;
  const auto cell = [&](std::string_view id) {
    const auto column = std::ranges::find(table.columns, id, &ReportColumn::id) - table.columns.begin();
    return table.rows.at(0).at(static_cast<std::size_t>(column));
  };
  EXPECT_EQ(cell("dominant_supplier"), Cell{Verdict::flagged});
  EXPECT_EQ(cell("geodep"), Cell{Verdict::unknown});  // nothing is known of the rest of the world
}

TEST_F(FindChokepoints, AWrongMethodOrOptionComesWithTheNearestAndBeforeAnyDataAreRead) {
  const auto method = ask(request({"geodepp"}));
  ASSERT_FALSE(method);
  EXPECT_EQ(method.error().field, "method");
  EXPECT_EQ(method.error().nearest, (std::vector<Near>{{"geodep"}}));
  auto asked = request({"geodep"});
  asked.scope.year = 1900;
  asked.options["geodep"] = {{"import_hhy", 0.5}};
  const auto option = ask(asked);
  ASSERT_FALSE(option);
  EXPECT_EQ(option.error().field, "set");
  EXPECT_EQ(option.error().nearest, (std::vector<Near>{{"import_hhi"}}));
  asked.options["dominant_supplier"] = {};
  EXPECT_EQ(ask(asked).error().field, "set");  // a method that is not asked for
}

TEST_F(FindChokepoints, WhatIsNotBoughtNamesTheProductsAskedFor) {
  auto asked = request({"geodep"});
  asked.products = {"270900"};
  const auto report = ask(asked);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::not_found);
  EXPECT_EQ(report.error().field, "product");
  EXPECT_NE(report.error().message.en.find("no trade of 2023 is loaded: 270900."), std::string::npos)
      << report.error().message.en;
}

TEST_F(FindChokepoints, SeveralImportersStandInOneRankingEachAsIfAskedAlone) {
  store("comtrade",
        {bought(kJapan, kChina, "850511", {2023, 0}, 90), bought(kJapan, kTaiwan, "850511", {2023, 0}, 10),
         bought(kKorea, kChina, "848620", {2023, 0}, 30), bought(kKorea, kJapan, "848620", {2023, 0}, 70)},
        Instant{{2024, 7, 1}});
  auto asked = request({"dominant_supplier"});
  asked.scope.importer = "JPN, KOR";
  const auto both = ask(asked);
  ASSERT_TRUE(both) << both.error().message.en;
  EXPECT_FALSE(both->ranking.columns[0].file_only);
  std::set<std::string> importers;
  for (const auto& row : both->ranking.rows) importers.insert(std::get<std::string>(row[0]));
  EXPECT_EQ(importers, (std::set<std::string>{"JPN", "KOR"}));
  asked.scope.importer = "KOR";
  const auto alone = ask(asked);
  ASSERT_TRUE(alone);
  for (const auto& row : alone->ranking.rows)
    EXPECT_NE(std::ranges::find(both->ranking.rows, row), both->ranking.rows.end());
}

TEST_F(FindChokepoints, AColumnToSortByThatIsNoneComesWithTheNearest) {
  auto asked = request({"geodep"});
  asked.sort = "-hhl";
  const auto refused = ask(asked);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "sort");
  EXPECT_EQ(refused.error().nearest, (std::vector<Near>{{"hhi"}}));
}

TEST_F(FindChokepoints, NotesNameJobsAndFieldsInTheWordsOfNoInterface) {
  const auto report = ask(request({}));
  ASSERT_TRUE(report) << report.error().message.en;
  EXPECT_TRUE(std::ranges::any_of(report->ranking.notes, [](const Text& note) {
    return note.en.starts_with("⟦methods⟧") && note.ja.find("⟦methods⟧") != std::string::npos;
  }));
}

}  // namespace
}  // namespace noroshi::use_cases
