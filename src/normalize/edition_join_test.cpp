#include "normalize/edition_join.hpp"

#include <gtest/gtest.h>

namespace noroshi::normalize {
namespace {

constexpr auto k12 = Nomenclature::hs12, k17 = Nomenclature::hs17, k22 = Nomenclature::hs22;
constexpr std::uint16_t kJapan = 392, kIndia = 356, kChina = 156, kKorea = 410;

ProductCode code(Nomenclature edition, std::string_view digits) { return *ProductCode::parse(edition, digits); }

TradeRecord row(Nomenclature edition, std::string_view digits, std::uint16_t reporter, std::uint16_t partner,
                double usd, std::uint8_t month = 0) {
  TradeRecord r;
  r.product = code(edition, digits);
  r.reporter = AreaCode{reporter};
  r.partner = AreaCode{partner};
  r.value_usd = usd;
  r.period = {2022, month};
  return r;
}

EditionTable table(const std::vector<std::pair<const char*, const char*>>& links) {
  std::vector<ConcordanceRow> rows;
  for (const auto& [from, to] : links) rows.push_back({"HS17", from, "HS22", to, std::nullopt});
  return EditionTable{*Concordance::from_rows(rows)};
}

using Meaning = EditionTable::Meaning;

TEST(EditionTable, OnlyACodeThatAloneLeadsToItselfKeepsItsMeaning) {
  const auto t = table(
      {{"850760", "850760"}, {"854140", "854141"}, {"854140", "854143"}, {"381590", "381590"}, {"381511", "381590"}});
  EXPECT_EQ(t.of("850760"), Meaning::same);
  EXPECT_EQ(t.of("854140"), Meaning::changed);  // split into others
  EXPECT_EQ(t.of("854141"), Meaning::changed);  // new: it comes from another number
  EXPECT_EQ(t.of("381590"), Meaning::changed);  // took in another number
  EXPECT_EQ(t.of("270900"), Meaning::not_known);
}

TEST(EditionTable, AHeadingKeepsItsMeaningWhileItsPartsStayBelowIt) {
  const auto t = table({{"854140", "854141"}, {"854140", "854143"}, {"854800", "854900"}});
  EXPECT_EQ(t.of("8541"), Meaning::same);
  EXPECT_EQ(t.of("8548"), Meaning::changed);
  EXPECT_EQ(t.of("85"), Meaning::same);
}

TEST(EditionJoin, JoinsOneNumberOfTwoEditionsInTheEditionInForce) {
  const std::vector<ProductHolding> held{{code(k17, "850760"), 2, 30.0}, {code(k22, "850760"), 3, 70.0}};
  const EditionJoin in_2022{held, 2022, {}}, in_2021{held, 2021, {}};
  EXPECT_EQ(in_2022.target(code(k17, "850760")), code(k22, "850760"));
  EXPECT_EQ(in_2022.target(code(k22, "850760")), code(k22, "850760"));
  EXPECT_EQ(in_2021.target(code(k22, "850760")), code(k17, "850760"));
  const auto& facts = in_2022.facts();
  EXPECT_EQ(facts.rows, 5U);
  EXPECT_EQ(facts.rows_joined, 2U);
  EXPECT_EQ(facts.value_joined, 30.0);
  EXPECT_EQ(facts.value_usd, 100.0);
  EXPECT_EQ(facts.numbers_joined, 1U);
  EXPECT_EQ(facts.without_table, (std::set<std::pair<Nomenclature, Nomenclature>>{{k17, k22}}));
}

TEST(EditionJoin, KeepsANumberApartThatAConcordanceSaysHasChanged) {
  EditionTables tables;
  tables.emplace(std::pair{k17, k22}, table({{"850760", "850760"}, {"381590", "381590"}, {"381511", "381590"}}));
  const std::vector<ProductHolding> held{{code(k17, "381590"), 4, 40.0},
                                         {code(k17, "850760"), 1, 10.0},
                                         {code(k22, "381590"), 5, 50.0},
                                         {code(k22, "850760"), 1, 10.0}};
  const EditionJoin join{held, 2022, tables};
  EXPECT_EQ(join.target(code(k17, "381590")), code(k17, "381590"));
  EXPECT_EQ(join.target(code(k17, "850760")), code(k22, "850760"));
  EXPECT_EQ(join.facts().rows_apart, 4U);
  EXPECT_EQ(join.facts().value_apart, 40.0);
  EXPECT_EQ(join.facts().numbers_apart, 1U);
  EXPECT_TRUE(join.facts().without_table.empty());
}

TEST(EditionJoin, OlderEditionsThatShareAMeaningAreJoinedWithoutTheNewest) {
  EditionTables tables;
  tables.emplace(std::pair{k17, k22}, table({{"381590", "381590"}, {"381511", "381590"}}));
  tables.emplace(std::pair{k12, k22}, table({{"381590", "381590"}, {"381511", "381590"}}));
  const std::vector<ProductHolding> held{
      {code(k12, "381590"), 1, 1.0}, {code(k17, "381590"), 1, 1.0}, {code(k22, "381590"), 1, 1.0}};
  const EditionJoin join{held, 2022, tables};
  EXPECT_EQ(join.target(code(k12, "381590")), code(k17, "381590"));
  EXPECT_EQ(join.target(code(k17, "381590")), code(k17, "381590"));
}

TEST(EditionJoin, LeavesASingleEditionAndNationalLinesAlone) {
  const auto national = code(Nomenclature::national, "850760010");
  const std::vector<ProductHolding> held{{code(k17, "854140"), 1, 1.0},
                                         {national, 1, 1.0},
                                         {code(k17, "85076001"), 1, 1.0},
                                         {code(k22, "85076001"), 1, 1.0}};
  const EditionJoin join{held, 2022, {}};
  for (const auto& h : held) EXPECT_EQ(join.target(h.product), h.product);
  EXPECT_EQ(join.facts().rows_joined, 0U);
}

class Applied : public testing::Test {
 protected:
  std::vector<ProductHolding> held{{code(k17, "850760"), 1, 1.0}, {code(k22, "850760"), 1, 1.0}};
  EditionJoin join{held, 2022, {}};
};

TEST_F(Applied, RenamesAndRemembersWhoReportedInTheOtherEdition) {
  TradeRecords records{row(k17, "850760", kIndia, kChina, 5.0), row(k22, "850760", kJapan, kChina, 7.0)};
  const auto editions = join.apply(records);
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].product, code(k22, "850760"));
  EXPECT_EQ(editions, (EditionJoin::ReportedEditions{{{code(k22, "850760"), AreaCode{kIndia}}, k17}}));
}

TEST_F(Applied, CountsAReporterOfBothEditionsOnce) {
  TradeRecords records{row(k17, "850760", kJapan, kChina, 6.0), row(k17, "850760", kJapan, kKorea, 2.0),
                       row(k22, "850760", kJapan, kChina, 7.0)};
  records.push_back(row(k17, "850760", kJapan, kChina, 9.0));
  records.back().flow = Flow::export_;  // the other flow stands: it has one edition only
  EXPECT_TRUE(join.apply(records).empty());
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].value_usd, 7.0);
  EXPECT_EQ(records[1].value_usd, 9.0);
}

TEST_F(Applied, AReporterThatChangesItsEditionInMidYearKeepsAllItsMonths) {
  TradeRecords records{row(k17, "850760", kJapan, kChina, 1.0, 1), row(k22, "850760", kJapan, kChina, 2.0, 2),
                       row(k17, "850760", kJapan, kChina, 4.0, 2)};
  (void)join.apply(records);
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].value_usd + records[1].value_usd, 3.0);
}

}  // namespace
}  // namespace noroshi::normalize
