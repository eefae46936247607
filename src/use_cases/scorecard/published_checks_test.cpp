#include "use_cases/scorecard/published_checks.hpp"

#include <algorithm>
#include <fstream>
#include <set>

#include "holdings/test_workspace.hpp"
#include "indicators/catalog.hpp"
#include "sources/atlas/atlas.hpp"
#include "use_cases/scorecard/check_measures.hpp"

namespace noroshi::use_cases {
namespace {

Result<PublishedChecks> read(const std::filesystem::path& file) {
  return read_published_checks(file, example::data()->areas(), example::data()->groups());
}

PublishedChecks shipped() {
  const auto checks = read(example::data()->folder() / kPublishedNumbers);
  EXPECT_TRUE(checks) << checks.error().message.en;
  return checks.value_or(PublishedChecks{});
}

TEST(PublishedNumbers, AreWordedInBothLanguagesAndEachIsThereOnce) {
  std::set<std::string> claims;
  for (const auto& check : shipped()) {
    EXPECT_TRUE(claims.insert(check.group.en + ": " + check.claim.en).second) << check.claim.en;
    for (const auto& words : {check.group, check.claim, check.unit}) EXPECT_FALSE(words.en.empty() || words.ja.empty());
    EXPECT_FALSE(check.source.empty());
    EXPECT_GT(check.published, 0.0) << check.claim.en;
    EXPECT_LT(check.tolerance, check.published) << check.claim.en;
    if (const auto* missing = std::get_if<OutOfReach>(&check.recipe)) {
      EXPECT_FALSE(missing->needs.en.empty() || missing->needs.ja.empty()) << check.claim.en;
    }
  }
  EXPECT_EQ(claims.size(), 67u);
}

TEST(PublishedNumbers, AreThoseOfOthersAndOnesOfOurOwnAreMarked) {
  const auto checks = shipped();
  const auto own = [](const PublishedCheck& check) { return check.by == NumberBy::own; };
  EXPECT_EQ(std::ranges::count_if(checks, own), 22);
  for (const auto& check : checks) {
    if (!own(check)) continue;
    EXPECT_TRUE(check.source.starts_with("UN Comtrade")) << check.claim.en;
  }
}

TEST(PublishedNumbers, AskLoadedTradeForWhatItsMeasureNeeds) {
  for (const auto& check : shipped()) {
    const auto* asked = std::get_if<FromTrade>(&check.recipe);
    if (asked == nullptr) continue;
    ASSERT_NE(asked->measure, nullptr);
    const bool of_a_product = asked->extent == TradeExtent::product;
    EXPECT_EQ(asked->product.size(), of_a_product ? 6u : 0u) << check.claim.en;
    EXPECT_EQ(indicators::find_indicator(asked->method) != nullptr, !of_a_product) << check.claim.en;
    EXPECT_EQ(asked->items > 0, asked->extent == TradeExtent::importer) << check.claim.en;
    EXPECT_EQ(asked->lag_years > 0, asked->extent == TradeExtent::history) << check.claim.en;
    const bool of_a_supplier = asked->measure == supplier_share || asked->measure == flagged_items_led_by ||
                               asked->measure == supplier_share_of_flagged;
    EXPECT_EQ(!asked->supplier.empty(), of_a_supplier) << check.claim.en;
  }
}

TEST(PublishedNumbers, NameFiguresThatTheAtlasHas) {
  const auto atlas = example::data()->atlas();
  ASSERT_TRUE(atlas);
  for (const auto& check : shipped()) {
    const auto* asked = std::get_if<FromAtlas>(&check.recipe);
    if (asked == nullptr) continue;
    const auto* good = (*atlas)->find(asked->good);
    ASSERT_NE(good, nullptr) << asked->good;
    EXPECT_TRUE(std::ranges::any_of(good->stages, [&](const ShareFigure& f) {
      return f.stage == asked->stage && f.source == asked->source && f.shares.contains(asked->country);
    })) << check.claim.en;
  }
}

TEST(PublishedNumbers, AllowTwoPercentForCountsWhoseDataAreRevised) {
  const auto checks = shipped();
  const auto japan = std::ranges::find(checks, 1133.0, &PublishedCheck::published);
  ASSERT_NE(japan, checks.end());
  EXPECT_DOUBLE_EQ(japan->tolerance, 22.66);
  EXPECT_EQ(japan->unit, (Text{"items", "品目"}));
}

class NumbersOfAUser : public testing::Test {
 protected:
  std::filesystem::path file =
      std::filesystem::temp_directory_path() /
      (std::to_string(::getpid()) + testing::UnitTest::GetInstance()->current_test_info()->name() + ".toml");
  void TearDown() override { std::filesystem::remove(file); }

  // The number's own lines begin at line 9.
  [[nodiscard]] Result<PublishedChecks> with(const std::string& number) const {
    std::ofstream{file}
        << "[unit]\nitems = { en = 'items', ja = '品目' }\n[needs]\nvotes = { en = 'votes', ja = '票' }\n"
           "[[publication]]\ntitle = { en = 'P', ja = 'P' }\nsource = 'S'\nby = 'own'\n"
        << number;
    return read(file);
  }
  void refuses(const std::string& number, int line, const std::string& words) const {
    const auto checks = with(number);
    ASSERT_FALSE(checks) << number;
    EXPECT_EQ(checks.error().code, ErrorCode::invalid_input);
    EXPECT_NE(checks.error().where.find(fmt::format("{}:{}", file.filename().string(), line)), std::string::npos)
        << checks.error().where;
    const auto said = checks.error().where + " " + checks.error().message.en;
    EXPECT_NE(said.find(words), std::string::npos) << said;
  }
};

const std::string kNumber = "[[publication.number]]\nclaim = { en = 'c', ja = 'c' }\nunit = 'items'\npublished = 4\n";
const std::string kVotes = "kind = 'out_of_reach'\nneeds = 'votes'\n";
const std::string kTrade = "tolerance = 1\nkind = 'trade'\nimporter = 'JPN'\nyear = 2020\n";

TEST_F(NumbersOfAUser, AreReadWithTheWordsTheyShare) {
  const auto checks = with(kNumber + "tolerance = 0.5\n" + kVotes);
  ASSERT_TRUE(checks) << checks.error().message.en;
  ASSERT_EQ(checks->size(), 1u);
  EXPECT_EQ(checks->front().unit.ja, "品目");
  EXPECT_EQ(checks->front().tolerance, 0.5);
  EXPECT_EQ(std::get<OutOfReach>(checks->front().recipe).needs.ja, "票");
  EXPECT_EQ(checks->front().by, NumberBy::own);
}

TEST_F(NumbersOfAUser, AreRefusedWithTheLineOfAKeyThatIsMissingOrMisspelt) {
  refuses(kNumber + kVotes, 9, "tolerance");
  refuses(kNumber + "tolerance = -1\n" + kVotes, 13, "zero or more");
  refuses(kNumber + "tolerance = 1\ntolerance_percent = 2\n" + kVotes, 13, "either this or tolerance_percent");
  refuses(kNumber + "tolerance = 1\nkind = 'out_of_reach'\nneeds = 'votez'\n", 15, "votez");
  refuses(kNumber + "tolerance = 1\nsuplier = 'CHN'\n" + kVotes, 14, "suplier");
}

TEST_F(NumbersOfAUser, AreRefusedWhenTheirMeasureMethodOrAreaDoesNotExist) {
  const auto product = kNumber + kTrade + "extent = 'product'\nproduct = '270900'\n";
  refuses(product + "measure = 'import_hhl'\n", 19, "import_hhl");
  refuses(product + "measure = 'churn_share'\n", 19, "import_hhi");  // of years, not of one product
  refuses(product + "measure = 'supplier_share'\nsupplier = 'XQX'\n", 20, "ISO3");
  refuses(kNumber + kTrade + "extent = 'importer'\nitems = 9\nmeasure = 'flagged_items'\nmethod = 'nobody'\n", 20,
          "id of a method");
  refuses(kNumber +
              "tolerance = 1\nkind = 'trade'\nimporter = 'Atlantis'\nyear = 2020\nextent = 'product'\n"
              "measure = 'import_hhi'\nproduct = '270900'\n",
          15, "Atlantis");
}

TEST_F(NumbersOfAUser, AreRefusedWithAllTheirProblemsAtOnce) {
  refuses(kNumber + "tolerance = -1\nkind = 'guess'\n", 13, "toml:14");
}

TEST_F(NumbersOfAUser, MustBeThere) {
  const auto checks = read(file);
  ASSERT_FALSE(checks);
  EXPECT_EQ(checks.error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace noroshi::use_cases
