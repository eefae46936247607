#include "use_cases/chokepoints/ranking.hpp"

#include <gtest/gtest.h>

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {

holdings::PositionRow row(std::string_view code, int flagged, int judged, double hhi = 0.5) {
  return {.product = *ProductCode::parse(Nomenclature::hs22, code),
          .imports_usd = 100.0,
          .hhi = hhi,
          .top_share = hhi,
          .top_supplier = AreaCode{156},
          .suppliers = 2,
          .flagged = flagged,
          .judged = judged};
}
const holdings::ImporterYear kAsked{};
std::vector<RankedRow> rows_of(std::vector<holdings::PositionRow> positions) {
  std::vector<RankedRow> rows;
  for (auto& p : positions) rows.push_back({std::move(p), &kAsked});
  return rows;
}
std::vector<std::string> codes(const std::vector<RankedRow>& rows) {
  std::vector<std::string> all;
  for (const auto& r : rows) all.push_back(r.position.product.digits());
  return all;
}

TEST(OrderOfARanking, WhatLessIsKnownOfDoesNotStandInFront) {
  auto rows = rows_of({row("280461", 5, 5), row("850511", 9, 11), row("270900", 5, 11), row("100630", 0, 0)});
  rank(rows);
  EXPECT_EQ(codes(rows), (std::vector<std::string>{"850511", "280461", "270900", "100630"}));
}

TEST(OrderOfARanking, AnHhiOfAPartDoesNotLiftARow) {
  auto part = row("280461", 1, 1, 1.0);
  part.shortfall = {.gap = Gap::partners_listed};
  auto rows = rows_of({part, row("850511", 1, 1, 0.3)});
  rank(rows);
  EXPECT_EQ(codes(rows).front(), "850511");
}

class FilterOfARanking : public example::WorkspaceTest {
 protected:
  [[nodiscard]] std::vector<std::string> kept(const holdings::PositionFilter& wanted) {
    auto part = row("280461", 0, 0, 0.9);
    part.shortfall = {.gap = Gap::partners_listed};
    part.imports_usd = 10.0;
    auto from_taiwan = row("850511", 1, 1, 0.3);
    from_taiwan.top_supplier = AreaCode{158};
    auto rows = rows_of({part, from_taiwan, row("270900", 1, 1, 0.7)});
    const auto workspace = opened();
    auto said = filter(rows, wanted, workspace);
    if (!said) return {said.error().field};
    notes = *std::move(said);
    return codes(rows);
  }
  std::vector<Text> notes;
};

TEST_F(FilterOfARanking, TakesTheLargestKnownSupplierByAnyName) {
  EXPECT_EQ(kept({.supplier = "China"}), (std::vector<std::string>{"280461", "270900"}));
  EXPECT_EQ(kept({.supplier = "TWN"}), (std::vector<std::string>{"850511"}));
  EXPECT_EQ(kept({.supplier = "G7"}), (std::vector<std::string>{"supplier"}));
  EXPECT_EQ(kept({.supplier = "Atlantis"}), (std::vector<std::string>{"supplier"}));
}

TEST_F(FilterOfARanking, SaysHowManyRowsItCouldNotTell) {
  EXPECT_EQ(kept({.min_share = 0.5}), (std::vector<std::string>{"270900"}));
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_TRUE(notes[0].en.starts_with("1 products are left out whose top share is unknown")) << notes[0].en;
  EXPECT_EQ(kept({.min_value = 50.0}), (std::vector<std::string>{"850511", "270900"}));
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_NE(notes[0].en.find("the whole may be above"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::use_cases
