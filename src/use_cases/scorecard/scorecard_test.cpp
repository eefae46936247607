#include "use_cases/scorecard/scorecard.hpp"

#include <cstdlib>
#include <stdexcept>

#include "holdings/test_workspace.hpp"
#include "use_cases/import/import.hpp"
#include "use_cases/scorecard/published_checks.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kChina = 156, kSaudi = 682, kEmirates = 784;
enum Column : std::size_t { claim = 1, published = 3, measured = 5, status = 7, data = 8 };

std::string words(const Cell& cell) { return std::get<Text>(cell).en; }

class PrintScorecard : public example::WorkspaceTest {
 protected:
  [[nodiscard]] Scorecard both() const {
    auto workspace = opened();
    auto card = print_scorecard(workspace, {});
    EXPECT_TRUE(card) << card.error().message.en;
    return *std::move(card);
  }
  [[nodiscard]] ReportTable printed() const { return both().published; }
  [[nodiscard]] ReportTable own() const { return both().own_checks; }
  static const std::vector<Cell>& row(const ReportTable& table, const std::string& beginning) {
    for (const auto& r : table.rows) {
      if (words(r[claim]).starts_with(beginning)) return r;
    }
    throw std::runtime_error("no such claim: " + beginning);
  }
};

TEST_F(PrintScorecard, ClaimsNothingAboutTradeThatIsNotLoaded) {
  const auto table = printed();
  const auto checks = *read_published_checks(example::data()->folder() / kPublishedNumbers, example::data()->areas(),
                                             example::data()->groups());
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto& recipe = checks[i].recipe;  // the shipped file begins with what others published
    EXPECT_FALSE(words(table.rows[i][data]).empty());
    if (std::holds_alternative<FromAtlas>(recipe) || std::holds_alternative<WorkedExample>(recipe)) continue;
    EXPECT_EQ(words(table.rows[i][status]), "not reproducible with the loaded data") << words(table.rows[i][claim]);
    EXPECT_TRUE(std::holds_alternative<std::monostate>(table.rows[i][measured]));
  }
  EXPECT_EQ(words(row(table, "solar wafers")[status]), "carried over, not measured");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(row(table, "solar wafers")[measured]));
  EXPECT_EQ(words(row(table, "iodine: Chile, about 60 %; measured")[status]), "differs");  // 67 %
}

TEST_F(PrintScorecard, CountsWhatOthersPublishedApartFromOurOwnNumbers) {
  const auto card = both();
  const auto checks = *read_published_checks(example::data()->folder() / kPublishedNumbers, example::data()->areas(),
                                             example::data()->groups());
  EXPECT_EQ(card.published.rows.size() + card.own_checks.rows.size(), checks.size());
  EXPECT_TRUE(card.published.notes[0].en.starts_with("Of 45 published numbers: ")) << card.published.notes[0].en;
  EXPECT_TRUE(card.own_checks.notes[0].ja.starts_with("公表元のファイルから当方で算出した22件"));
  for (const auto& r : card.published.rows) EXPECT_FALSE(words(r[0]).starts_with("Our own")) << words(r[claim]);
  for (const auto& r : card.own_checks.rows) EXPECT_TRUE(words(r[0]).starts_with("Our own")) << words(r[claim]);
}

TEST_F(PrintScorecard, SaysHowManyProductsAreThereAndHowManyItWouldTake) {
  store("comtrade",
        {bought(kJapan, kChina, "850760", {2019, 0}, 1.0), bought(kJapan, kChina, "847130", {2019, 0}, 1.0)});
  const auto needs = words(row(printed(), "Japan: items with China as main supplier")[data]);
  EXPECT_NE(needs.find("at least 4680 HS6 products"), std::string::npos) << needs;
  EXPECT_NE(needs.find("found 2 products from 1 partners"), std::string::npos) << needs;
}

TEST_F(PrintScorecard, MeasuresOneProductAsReportedAndShowsTheDifference) {
  store("comtrade",
        {bought(kJapan, kSaudi, "270900", {2023, 0}, 41.0e9), bought(kJapan, kEmirates, "270900", {2023, 0}, 59.0e9),
         bought(kChina, kSaudi, "270900", {2023, 0}, 1e9)});
  const auto table = own();
  EXPECT_EQ(words(row(table, "crude oil 270900, 2023: Saudi Arabia")[status]), "reproduced");
  const auto& total = row(table, "crude oil 270900, 2023: imports");
  EXPECT_EQ(words(total[status]), "differs");
  EXPECT_NEAR(std::get<double>(total[measured]), 100.0, 1e-9);
  EXPECT_FALSE(table.provenance.empty());
}

TEST_F(PrintScorecard, DoesNotMeasureUnComtradeValuesOnTheAtlasOrOtherFeeds) {
  store("somebody",
        {bought(kJapan, kSaudi, "270900", {2023, 0}, 41.0e9), bought(kJapan, kEmirates, "270900", {2023, 0}, 59.0e9)});
  EXPECT_EQ(words(row(own(), "crude oil 270900, 2023: Saudi Arabia")[status]), "not reproducible with the loaded data");
}

// An invented Japan with 4,926 products, 1,133 of them mostly from China.
TEST_F(PrintScorecard, CountsTheMajorityListOnAWholeImporterOnly) {
  TradeRecords records;
  for (int i = 0; i < 4926; ++i) {
    const auto digits = fmt::format("{:06}", 10000 + i);
    records.push_back(bought(kJapan, kChina, digits, {2019, 0}, i < 1133 ? 50.0 : 49.0));
    records.push_back(bought(kJapan, kSaudi, digits, {2019, 0}, i < 1133 ? 50.0 : 51.0));
  }
  store("comtrade", records);
  EXPECT_EQ(words(row(printed(), "Japan: items with China as main supplier")[status]),
            "not reproducible with the loaded data");  // an extract of two partners
  for (std::uint16_t code = 4; code < 900; ++code) {
    if (code != kJapan && code != kChina && code != kSaudi)
      records.push_back(bought(kJapan, code, "014000", {2019, 0}, 1e-6));
  }
  records.push_back(bought(kChina, kJapan, "014001", {2019, 0}, 1.0));
  store("comtrade", example::with_totals(records));
  const auto table = printed();
  const auto& japan = row(table, "Japan: items with China as main supplier");
  EXPECT_EQ(words(japan[status]), "reproduced") << words(japan[data]);
  EXPECT_EQ(std::get<double>(japan[measured]), 1133.0);
}

TEST_F(PrintScorecard, ReproducesEveryValueOfUnComtradeThatWasCheckedByHand) {
  const char* root = std::getenv("NOROSHI_TEST_DATA");
  const std::filesystem::path trade = std::filesystem::path{root == nullptr ? "" : root} / "trade";
  if (root == nullptr || !std::filesystem::exists(trade)) GTEST_SKIP() << "NOROSHI_TEST_DATA is absent";
  ImportRequest request;
  request.feed = "generic";
  request.mapping = example::data()->folder() / "mappings" / "comtrade_names_yearly.toml";
  request.files = {trade / "comtrade_strategic_commodities" / "comtrade_selected_hs6_2001_2025.csv.gz"};
  auto workspace = opened(lake::Access::write);
  const auto named = import_feed(workspace, request, {});
  ASSERT_TRUE(named) << named.error().message.en;
  request.feed = "comtrade";
  request.mapping.reset();
  request.files = {trade / "comtrade_nickel" / "comtrade_nickel_2000_2024.csv.gz"};
  const auto nickel = import_feed(workspace, request, {});
  ASSERT_TRUE(nickel) << nickel.error().message.en;
  const auto card = both();
  EXPECT_EQ(card.own_checks.rows.size(), 22u);
  for (const auto& r : card.own_checks.rows)
    EXPECT_EQ(words(r[status]), "reproduced") << words(r[claim]) << ": " << words(r[data]);
  EXPECT_TRUE(card.own_checks.notes[0].en.starts_with("Of 22 numbers that we computed ourselves"));
  for (const auto& r : card.published.rows) {
    if (!words(r[0]).starts_with("Cabinet Office") && !words(r[0]).starts_with("CEPII")) continue;
    EXPECT_EQ(words(r[status]), "not reproducible with the loaded data") << words(r[claim]);
  }
}

TEST_F(PrintScorecard, AnswersTheSameWorkspaceTwice) {
  store("comtrade", {bought(kJapan, kSaudi, "270900", {2023, 0}, 41.0e9)});
  auto workspace = opened();
  ASSERT_TRUE(print_scorecard(workspace, {}));
  const auto again = print_scorecard(workspace, {});
  EXPECT_TRUE(again) << again.error().message.en;
}

TEST_F(PrintScorecard, StopsWhenAsked) {
  store("comtrade", {bought(kJapan, kSaudi, "270900", {2023, 0}, 41.0e9)});
  std::stop_source source;
  source.request_stop();
  Progress progress;
  progress.stop = source.get_token();
  auto workspace = opened();
  const auto stopped = print_scorecard(workspace, progress);
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code, ErrorCode::cancelled);
}

}  // namespace
}  // namespace noroshi::use_cases
