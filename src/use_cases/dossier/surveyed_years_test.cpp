#include "use_cases/dossier/surveyed_years.hpp"

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;
using Years = std::vector<int>;

constexpr std::uint16_t kJapan = 392, kChina = 156, kKorea = 410, kGermany = 276, kUnitedKingdom = 826;
const std::string kHorses = "010121";

class SurveyYears : public example::WorkspaceTest {
 protected:
  [[nodiscard]] Result<SurveyedYears> ask(const std::string& importer = "JPN",
                                          std::vector<std::string> codes = {kHorses}) const {
    auto workspace = opened();
    const auto stored = holdings::StoredTrade::open(workspace.store());
    const holdings::GoodChoice subject{.key = kHorses, .codes = std::move(codes)};
    const Progress progress;
    return survey_years({workspace, *stored, **workspace.database(), subject, importer, progress});
  }
};

TEST_F(SurveyYears, TellsYearsOfTheGoodFromThoseInWhichTheImporterBuysIt) {
  store("baci", {bought(kJapan, kChina, kHorses, {2020, 0}, 1), bought(kKorea, kChina, kHorses, {2021, 0}, 1),
                 bought(kJapan, kChina, "280120", {2022, 0}, 1)});
  const auto years = ask();
  ASSERT_TRUE(years) << years.error().message.en;
  EXPECT_EQ(years->all, (Years{2020, 2021}));
  EXPECT_EQ(years->imported, (Years{2020}));
  EXPECT_TRUE(years->partial.empty());
  EXPECT_EQ(years->newest(), 2020);
}

TEST_F(SurveyYears, ASuppliersExportsToTheImporterAreItsTradeToo) {
  auto sold = bought(kChina, kJapan, kHorses, {2021, 0}, 1);
  sold.flow = Flow::export_;
  store("comtrade", {sold});
  const auto years = ask();
  ASSERT_TRUE(years);
  EXPECT_EQ(years->imported, (Years{2021}));
  EXPECT_TRUE(years->partial.empty()) << "months of imports are not known, so none is missing";
}

TEST_F(SurveyYears, SomeMonthsAreAPartialYearAndTwelveAWholeOne) {
  TradeRecords months{bought(kJapan, kChina, kHorses, {2022, 5}, 1), bought(kJapan, kKorea, kHorses, {2022, 5}, 1)};
  for (std::uint8_t month = 1; month <= 12; ++month)
    months.push_back(bought(kJapan, kChina, kHorses, {2021, month}, 1));
  months.push_back(bought(kJapan, kChina, kHorses, {2020, 0}, 1));
  store("comtrade", months);
  const auto years = ask();
  ASSERT_TRUE(years);
  EXPECT_EQ(years->imported, (Years{2020, 2021, 2022}));
  EXPECT_EQ(years->partial, (std::set<int>{2022}));
  EXPECT_EQ(years->newest(), 2021);
}

TEST_F(SurveyYears, AGroupIsItsMembersOfEachYear) {
  store("baci", {bought(kUnitedKingdom, kChina, kHorses, {2019, 0}, 1), bought(kGermany, kChina, kHorses, {2020, 0}, 1),
                 bought(kUnitedKingdom, kChina, kHorses, {2021, 0}, 1)});
  const auto years = ask("EU");
  ASSERT_TRUE(years);
  EXPECT_EQ(years->imported, (Years{2019, 2020}));
}

TEST_F(SurveyYears, AGoodWithoutCodesOrTradeHasNoYears) {
  for (const auto& codes : {std::vector<std::string>{}, {"999999"}}) {
    const auto years = ask("JPN", codes);
    ASSERT_TRUE(years);
    EXPECT_TRUE(years->all.empty() && years->imported.empty());
    EXPECT_EQ(years->newest(), 0);
  }
}

TEST_F(SurveyYears, AnUnknownImporterIsRefused) {
  const auto years = ask("Atlantis");
  ASSERT_FALSE(years);
  EXPECT_EQ(years.error().code, ErrorCode::not_found);
}

TEST(SurveyedYears, WhenEveryYearIsPartialTheNewestOfThemIsJudged) {
  EXPECT_EQ((SurveyedYears{{2021, 2022}, {2021, 2022}, {2021, 2022}}.newest()), 2022);
}

}  // namespace
}  // namespace noroshi::use_cases
