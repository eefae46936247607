#include "holdings/year_editions.hpp"

#include <algorithm>

#include "holdings/test_workspace.hpp"

namespace noroshi::holdings {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kIndia = 356, kChina = 156;
constexpr auto k12 = Nomenclature::hs12, k17 = Nomenclature::hs17, k22 = Nomenclature::hs22;
constexpr Period kYear{2022, 0};

ProductCode code(Nomenclature edition, const char* digits) { return *ProductCode::parse(edition, digits); }

class EditionsOfYear : public example::WorkspaceTest {
 protected:
  [[nodiscard]] Result<YearEditions> found(int year = 2022) const {
    const auto stored = StoredTrade::open(*lake::Workspace::open(folder, lake::Access::read), {.source = "comtrade"});
    auto db = columnar::Database::open();
    return editions_of_year(*stored, *db, year);
  }
  void two_editions() const {
    store("comtrade",
          {bought(kJapan, kChina, "850760", kYear, 60, k22), bought(kIndia, kChina, "850760", kYear, 40, k17)});
  }
};

TEST_F(EditionsOfYear, OneEditionNeedsNoTableAndNoNote) {
  store("comtrade",
        {bought(kJapan, kChina, "850760", kYear, 60, k22), bought(kIndia, kChina, "850760", kYear, 40, k22)});
  const auto editions = found();
  ASSERT_TRUE(editions) << editions.error().message.en;
  ASSERT_EQ(editions->holdings.size(), 1u);
  EXPECT_EQ(editions->holdings.front().value_usd, 100.0);
  EXPECT_TRUE(editions->tables.empty());
  EXPECT_TRUE(notes_on_editions(editions->join.facts()).empty());
}

TEST_F(EditionsOfYear, NumbersAreBelievedWhereNoConcordanceIsLoadedAndTheNotesSaySo) {
  two_editions();
  const auto editions = found();
  ASSERT_TRUE(editions) << editions.error().message.en;
  EXPECT_EQ(editions->join.target(code(k17, "850760")), code(k22, "850760"));
  EXPECT_TRUE(editions->tables.empty());
  const auto notes = notes_on_editions(editions->join.facts());
  ASSERT_EQ(notes.size(), 2u);
  EXPECT_NE(notes[0].en.find("1 of the year's 2 rows (40.00 % of their value)"), std::string::npos) << notes[0].en;
  EXPECT_NE(notes[1].en.find("No concordance is loaded for HS17 > HS22"), std::string::npos) << notes[1].en;
  EXPECT_NE(notes[1].ja.find("HS17 > HS22"), std::string::npos) << notes[1].ja;
}

TEST_F(EditionsOfYear, ALoadedConcordanceIsAskedAndNamed) {
  two_editions();
  store_concordance("HS17", "HS22", {{"850760", "850760"}, {"850780", "850760"}});
  const auto editions = found();
  ASSERT_TRUE(editions) << editions.error().message.en;
  EXPECT_EQ(editions->join.target(code(k17, "850760")), code(k17, "850760"));  // its meaning changed
  ASSERT_EQ(editions->tables.size(), 1u);
  EXPECT_EQ(editions->tables.front().name, "HS17_HS22");
  EXPECT_EQ(editions->join.facts().rows_apart, 1u);
}

TEST_F(EditionsOfYear, ConcordancesAreComposedAcrossAnEditionBetween) {
  store("comtrade",
        {bought(kJapan, kChina, "850760", kYear, 60, k22), bought(kIndia, kChina, "850760", kYear, 40, k12)});
  store_concordance("HS12", "HS17", {{"850760", "850760"}});
  store_concordance("HS17", "HS22", {{"850760", "850760"}});
  const auto editions = found();
  ASSERT_TRUE(editions) << editions.error().message.en;
  EXPECT_EQ(editions->tables.size(), 2u);
  EXPECT_TRUE(editions->join.facts().without_table.empty());
  EXPECT_EQ(editions->join.target(code(k12, "850760")), code(k22, "850760"));
}

TEST_F(EditionsOfYear, AYearWithoutTradeHoldsNothing) {
  two_editions();
  const auto editions = found(2019);
  ASSERT_TRUE(editions);
  EXPECT_TRUE(editions->holdings.empty());
  EXPECT_EQ(editions->join.target(code(k17, "850760")), code(k17, "850760"));  // joins nothing
}

TEST_F(EditionsOfYear, AFileThatIsGoneIsAnError) {
  two_editions();
  const auto stored = StoredTrade::open(*lake::Workspace::open(folder, lake::Access::read), {.source = "comtrade"});
  ASSERT_TRUE(stored);
  std::filesystem::remove(stored->years().at(2022).front().path);
  auto db = columnar::Database::open();
  EXPECT_FALSE(editions_of_year(*stored, *db, 2022));
}

TEST(NotesOnEditions, DoNotRoundASmallShareToNothing) {
  normalize::EditionJoinFacts facts;
  facts.rows = 1'000'000;
  facts.rows_joined = 1;
  facts.value_usd = 1e12;
  facts.value_joined = 1.0;
  EXPECT_NE(notes_on_editions(facts).at(0).en.find("(< 0.01 % of their value)"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::holdings
