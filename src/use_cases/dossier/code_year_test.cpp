#include "use_cases/dossier/code_year.hpp"

#include "holdings/test_workspace.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought, example::kChina, example::kGermany, example::kJapan, example::kKorea, example::kUsa;

constexpr AreaCode kImporter{kJapan};
const std::string kMagnets = "850511";
const YearVoices kBaci{.one = {"baci", Standing::reconciled}};

AreaCode area(std::uint16_t code) { return AreaCode{code}; }

// Japan buys 90 of China, 6 of Korea and 4 of nobody in particular; Korea buys 20 of China, Germany 40 of the USA.
TradeYear magnets(float coverage = 1.0F) {
  return example::year({{kMagnets, kJapan, kKorea, 6.0},
                        {kMagnets, kJapan, kChina, 90.0},
                        {kMagnets, kJapan, 0, 4.0},
                        {kMagnets, kKorea, kChina, 20.0},
                        {kMagnets, kGermany, kUsa, 40.0}},
                       2021, coverage);
}

// The same number in two editions, each with one position of Japan: 10 of China in HS17, 30 of Korea in HS22.
TradeYear two_editions() {
  auto cube = example::cube({{kMagnets, kJapan, kChina, 10.0}, {"850512", kJapan, kKorea, 30.0}}, 2022);
  cube.products = {*ProductCode::parse(Nomenclature::hs17, kMagnets),
                   *ProductCode::parse(Nomenclature::hs22, kMagnets)};
  return indicators::compute_trade_year(std::move(cube));
}

TEST(CodeYear, SaysWhoSuppliesTheImporterLargestFirst) {
  const auto y = code_year(magnets(), kMagnets, kImporter, kBaci);
  ASSERT_TRUE(y && y->imported);
  EXPECT_EQ(y->year, 2021);
  EXPECT_EQ(y->feed, "baci");
  EXPECT_EQ(y->standing, Standing::reconciled);
  EXPECT_FALSE(y->mirrored);
  EXPECT_EQ(y->supplied, (AreaShares{{area(kChina), 90.0}, {area(kKorea), 6.0}}));
  EXPECT_EQ(y->suppliers, 2);
  EXPECT_DOUBLE_EQ(y->imports_usd, 100.0);
  EXPECT_DOUBLE_EQ(y->unidentified_usd, 4.0);
  EXPECT_FLOAT_EQ(static_cast<float>(y->top_share), 90.0F / 96.0F);
}

TEST(CodeYear, SaysWhoExportsToTheWorldInSharesThatAddUpToOne) {
  const auto y = code_year(magnets(), kMagnets, kImporter, kBaci);
  ASSERT_TRUE(y && y->world_known);
  EXPECT_DOUBLE_EQ(y->world_usd, 156.0);
  EXPECT_EQ(y->exporters, 3);
  ASSERT_EQ(y->exported.size(), 3U);
  EXPECT_EQ(y->exported[0], (std::pair{area(kChina), 110.0 / 156.0}));
  EXPECT_EQ(y->exported[2].first, area(kKorea));
  double sum = 0.0;
  for (const auto& [exporter, share] : y->exported) sum += share;
  EXPECT_NEAR(sum, 1.0, 1e-12);
}

TEST(CodeYear, BelowHalfOfTheWorldsReportersTheWorldIsUnknown) {
  EXPECT_TRUE(code_year(magnets(0.5F), kMagnets, kImporter, kBaci)->world_known);
  const auto y = code_year(magnets(0.49F), kMagnets, kImporter, kBaci);
  ASSERT_TRUE(y);
  EXPECT_FALSE(y->world_known);
  EXPECT_TRUE(y->exported.empty());
  EXPECT_FLOAT_EQ(static_cast<float>(y->coverage), 0.49F);
  EXPECT_TRUE(y->imported) << "the importer's own figures do not depend on it";
}

TEST(CodeYear, WithoutAPositionOfTheImporterOnlyTheWorldIsKnownAndWithoutTheCodeNothing) {
  const auto y = code_year(magnets(), kMagnets, area(kUsa), kBaci);
  ASSERT_TRUE(y);
  EXPECT_FALSE(y->imported);
  EXPECT_TRUE(y->feed.empty() && y->supplied.empty());
  EXPECT_TRUE(y->world_known);
  EXPECT_FALSE(code_year(magnets(), "850512", kImporter, kBaci));
  EXPECT_FALSE(code_year(magnets(), "8505", kImporter, kBaci)) << "a heading is not its parts";
}

TEST(FindCode, OfTwoEditionsOfOneFeedTheNewerSpeaks) {
  const auto at = find_code(two_editions(), kMagnets, kImporter, kBaci);
  EXPECT_TRUE(at.imported);
  EXPECT_EQ(at.product, 1U);
  EXPECT_EQ(at.position, 1U);
}

TEST(FindCode, TheMoreTrustedFeedSpeaksEvenInAnOlderEdition) {
  holdings::LoadedTrade joined;
  joined.feeds = {{"comtrade", Standing::reporter}, {"mine", Standing::own}};
  joined.feed_of = {{.feed = 0, .mirrored = true, .edition = Nomenclature::hs12}, {.feed = 1}};
  const auto y = code_year(two_editions(), kMagnets, kImporter, {&joined});
  ASSERT_TRUE(y);
  EXPECT_EQ(y->feed, "comtrade");
  EXPECT_EQ(y->supplied, (AreaShares{{area(kChina), 10.0}}));
  EXPECT_EQ(y->edition, Nomenclature::hs12) << "as the importer reported";
  EXPECT_TRUE(y->mirrored);
}

class ReadYearOfGood : public example::WorkspaceTest {
 protected:
  [[nodiscard]] Result<TradeYear> read(const std::string& importer) const {
    auto workspace = opened();
    const auto stored = holdings::StoredTrade::open(workspace.store(), {.source = "baci"});
    const holdings::GoodChoice subject{.key = kMagnets, .codes = {kMagnets}};
    const Progress progress;
    const GoodQuestion asked{workspace, *stored, **workspace.database(), subject, importer, progress};
    return read_year_of_good(asked, 2021, stored->years().at(2021).front(), *asked.importer_in(2021));
  }
  void SetUp() override {
    WorkspaceTest::SetUp();
    store("baci", {bought(kJapan, kChina, kMagnets, {2021, 0}, 90), bought(kGermany, kChina, kMagnets, {2021, 0}, 30),
                   bought(kGermany, example::kFrance, kMagnets, {2021, 0}, 70),
                   bought(kJapan, kChina, "280120", {2021, 0}, 5)});
  }
};

TEST_F(ReadYearOfGood, HoldsTheGoodOfAllImportersAndNothingElse) {
  const auto year = read("JPN");
  ASSERT_TRUE(year) << year.error().message.en;
  ASSERT_EQ(year->cube.products.size(), 1U);
  const auto y = code_year(*year, kMagnets, kImporter, kBaci);
  ASSERT_TRUE(y);
  EXPECT_DOUBLE_EQ(y->imports_usd, 90.0);
  EXPECT_DOUBLE_EQ(y->world_usd, 190.0);
  EXPECT_DOUBLE_EQ(y->coverage, 1.0);
}

TEST_F(ReadYearOfGood, OfAGroupTradeAmongItsMembersIsNoImport) {
  const auto year = read("EU");
  ASSERT_TRUE(year);
  const auto european_union =
      holdings::choose_importer(example::data()->areas(), example::data()->groups(), "EU", {2021, 12, 31})->area;
  const auto y = code_year(*year, kMagnets, european_union, kBaci);
  ASSERT_TRUE(y && y->imported);
  EXPECT_DOUBLE_EQ(y->imports_usd, 30.0);
}

}  // namespace
}  // namespace noroshi::use_cases
