#include "use_cases/catalogue/catalogue.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {

const std::vector<Cell>& row_of(const ReportTable& table, std::size_t column, const std::string& text) {
  const auto found = std::ranges::find_if(table.rows, [&](const auto& row) { return row[column] == Cell{text}; });
  if (found == table.rows.end()) throw std::runtime_error("no row " + text);
  return *found;
}

TEST(ListAreas, EveryAreaHasItsKindAndNamesInFourLanguages) {
  const auto table = list_areas(*example::data());
  EXPECT_GT(table.rows.size(), 250u);
  const auto& japan = row_of(table, 1, "JPN");
  EXPECT_EQ(std::get<std::int64_t>(japan[0]), 392);
  EXPECT_EQ(std::get<Text>(japan[3]).en, "country or territory");
  EXPECT_EQ(std::get<std::string>(japan[4]), "Japan");
  EXPECT_EQ(std::get<std::string>(japan[5]), "日本");
  std::set<std::string> kinds;
  for (const auto& row : table.rows) {
    kinds.insert(std::get<Text>(row[3]).en);
    EXPECT_FALSE(std::get<Text>(row[3]).ja.empty());
  }
  EXPECT_EQ(kinds.size(), 6u);
  EXPECT_EQ(std::get<Text>(row_of(table, 1, "XXB")[3]).en, "bunkers and stores");
}

TEST(ListGroups, AMembershipHasItsFirstDayAndItsLast) {
  const auto table = list_groups(*example::data());
  const auto britain = std::ranges::find_if(
      table.rows, [](const auto& r) { return r[0] == Cell{std::string{"EU"}} && r[2] == Cell{std::string{"GBR"}}; });
  ASSERT_NE(britain, table.rows.end());
  EXPECT_EQ(std::get<Date>((*britain)[4]), (Date{1973, 1, 1}));
  EXPECT_EQ(std::get<Date>((*britain)[5]), (Date{2020, 1, 31}));
  EXPECT_EQ(std::get<std::string>(row_of(table, 2, "BEL")[5]), "");  // still a member
}

TEST(ListEditions, NamesTheSevenEditionsWithTheirYears) {
  const auto table = list_editions();
  ASSERT_EQ(table.rows.size(), 7u);
  EXPECT_EQ(std::get<std::string>(table.rows[0][0]), "HS92");
  EXPECT_EQ(std::get<std::int64_t>(table.rows[0][2]), 1988);
  EXPECT_EQ(std::get<std::string>(table.rows[6][0]), "HS22");
  EXPECT_EQ(std::get<std::string>(table.rows[6][1]), "H6");
  EXPECT_EQ(std::get<std::int64_t>(table.rows[6][2]), 2022);
}

class ListConcordances : public example::WorkspaceTest {};

TEST_F(ListConcordances, SaysThatThereAreNoneAndHowToGetSome) {
  auto workspace = opened();
  const auto table = list_concordances(workspace);
  ASSERT_TRUE(table) << table.error().message.en;
  EXPECT_TRUE(table->rows.empty());
  EXPECT_NE(table->notes.at(0).en.find("⟦import feed=concordance"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::use_cases
