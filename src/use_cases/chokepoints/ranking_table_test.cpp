#include "use_cases/chokepoints/ranking_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "holdings/list_columns.hpp"
#include "holdings/test_workspace.hpp"
#include "indicators/catalog.hpp"

namespace noroshi::use_cases {
namespace {

std::vector<holdings::MethodChoice> all_methods() {
  std::vector<holdings::MethodChoice> methods;
  for (const auto* m : indicators::indicator_catalog()) methods.push_back({m, {}});
  return methods;
}

class RowsOfTheRanking : public example::WorkspaceTest {
 protected:
  // The cells of one position by the id of their column.
  [[nodiscard]] std::map<std::string, Cell> cells(holdings::PositionRow row) {
    const auto methods = all_methods();
    row.product = *ProductCode::parse(Nomenclature::hs22, "850511");
    row.imports_usd = 100.0, row.suppliers = 1, row.top_supplier = AreaCode{156};
    row.hhi = row.top_share = 1.0;
    row.verdicts.assign(methods.size(), Verdict::unknown);
    row.scores.assign(methods.size(), 0.0);
    row.why.resize(methods.size(), Gap::world_partial);
    auto workspace = opened();
    const auto titles = holdings::ProductTitles::load(workspace, {row});
    EXPECT_TRUE(titles);
    const holdings::ImporterYear asked{};
    const auto columns = holdings::ranking_columns(methods);
    const auto line = ranking_cells({{row, &asked}}, methods, workspace.areas(), *titles).at(0);
    EXPECT_EQ(line.size(), columns.size());
    std::map<std::string, Cell> by_id;
    for (std::size_t c = 0; c < columns.size(); ++c) by_id[columns[c].id] = line.at(c);
    return by_id;
  }
};

TEST_F(RowsOfTheRanking, WithAShortfallSharesAreUnknownAndTheReasonIsSaid) {
  const auto row = cells({.shortfall = {.gap = Gap::months_missing, .have = 0b11, .of = 12}});
  for (const auto* id : {"hhi", "top_share", "rank", "unlisted_share", "hhi_low"}) EXPECT_EQ(row.at(id), Cell{}) << id;
  EXPECT_EQ(row.at("listed_hhi"), Cell{1.0});
  EXPECT_EQ(row.at("listed_top_share"), Cell{1.0});
  EXPECT_EQ(std::get<Text>(row.at("why_unknown")).en, "months 1-2 of 12");
  EXPECT_EQ(row.at("shortfall"), Cell{std::string{"months_missing"}});
}

TEST_F(RowsOfTheRanking, WithoutOneTheBoundsAreThoseOfTheWholeAndTheReasonIsTheCommonest) {
  const auto row = cells({.unlisted_usd = 10.0, .hhi_low = 0.81, .hhi_high = 1.0});
  EXPECT_EQ(row.at("hhi"), Cell{0.81}) << "of the total at least this: whoever sells the rest is somebody else";
  EXPECT_EQ(row.at("hhi_low"), Cell{0.81});
  EXPECT_EQ(row.at("unlisted_share"), Cell{0.1});
  EXPECT_EQ(row.at("listed_hhi"), Cell{1.0});
  EXPECT_EQ(std::get<Text>(row.at("why_unknown")).en, "too little of world trade");
  EXPECT_EQ(row.at("geodep_why"), Cell{std::string{"world_partial"}});
}

}  // namespace
}  // namespace noroshi::use_cases
