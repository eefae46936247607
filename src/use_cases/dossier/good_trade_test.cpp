#include "use_cases/dossier/good_trade.hpp"

#include <algorithm>

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kChina = 156, kKorea = 410, kGermany = 276, kUnitedKingdom = 826;
const std::string kHorses = "010121";

class LoadGoodTrade : public example::WorkspaceTest {
 protected:
  [[nodiscard]] Result<GoodTrade> load(const std::string& importer = "JPN", const Progress& progress = {}) const {
    auto workspace = opened();
    return load_good_trade(workspace, {.key = kHorses, .codes = {kHorses}}, {.importer = importer}, progress);
  }
  static std::vector<int> years(const GoodTrade& trade) {
    std::vector<int> all;
    for (const auto& y : trade.years) all.push_back(y.year);
    return all;
  }
};

TEST_F(LoadGoodTrade, HoldsEveryYearOfTheGoodAndJudgesTheNewestWholeOne) {
  store("baci", {bought(kJapan, kChina, kHorses, {2019, 0}, 60), bought(kJapan, kKorea, kHorses, {2019, 0}, 40),
                 bought(kKorea, kChina, kHorses, {2020, 0}, 7), bought(kJapan, kChina, kHorses, {2021, 0}, 80)});
  store("comtrade", {bought(kJapan, kChina, kHorses, {2022, 3}, 5)});
  const auto trade = load();
  ASSERT_TRUE(trade) << trade.error().message.en;
  EXPECT_EQ(years(*trade), (std::vector<int>{2019, 2020, 2021, 2022}));
  EXPECT_EQ(trade->newest, 2021);
  EXPECT_EQ(trade->partial, (std::set<int>{2022}));
  EXPECT_EQ(trade->main_code, kHorses);
  EXPECT_FALSE(trade->years[1].imported) << "Korea bought in 2020";
  EXPECT_EQ(trade->judged_years, 2) << "2019 and 2021: the importer is not in 2020, and 2022 is not whole";
  ASSERT_TRUE(trade->judged);
  EXPECT_EQ(trade->judged->position.imports[trade->main_position], 80.0);
  EXPECT_EQ(trade->used.size(), 4U);
}

TEST_F(LoadGoodTrade, TheNewestYearOfACodeIsAWholeOneWhereThereIsOne) {
  store("baci", {bought(kJapan, kChina, kHorses, {2021, 0}, 80)});
  store("comtrade", {bought(kJapan, kChina, kHorses, {2022, 3}, 5)});
  const auto trade = load();
  ASSERT_TRUE(trade);
  ASSERT_NE(trade->newest_of(kHorses, true), nullptr);
  EXPECT_EQ(trade->newest_of(kHorses, true)->year, 2021);
  EXPECT_EQ(trade->newest_of("010129", true), nullptr);
}

TEST_F(LoadGoodTrade, AGroupsEarlierYearsHaveTheMembersOfThen) {
  store("baci",
        {bought(kUnitedKingdom, kChina, kHorses, {2019, 0}, 60), bought(kGermany, kChina, kHorses, {2019, 0}, 30),
         bought(kUnitedKingdom, kChina, kHorses, {2021, 0}, 60), bought(kGermany, kChina, kHorses, {2021, 0}, 30)});
  const auto trade = load("EU");
  ASSERT_TRUE(trade) << trade.error().message.en;
  ASSERT_EQ(trade->years.size(), 2U);
  EXPECT_EQ(trade->years[0].imports_usd, 90.0);
  EXPECT_EQ(trade->years[1].imports_usd, 30.0);
}

TEST_F(LoadGoodTrade, RoundedSharesOfTheAtlasAreShownAndCountForNoPersistence) {
  store("mine", {bought(kJapan, kChina, kHorses, {2020, 0}, 9)}, {{2024, 6, 15}}, Standing::cited);
  const auto trade = load();
  ASSERT_TRUE(trade);
  ASSERT_EQ(trade->years.size(), 1U);
  EXPECT_EQ(trade->years[0].standing, Standing::cited);
  EXPECT_EQ(trade->judged_years, 0);
  ASSERT_FALSE(trade->methods.empty());
  for (const auto& word : trade->methods) EXPECT_EQ(word.persistence.known_years, 0) << word.method->doc.id;
}

TEST_F(LoadGoodTrade, WithoutImportsOfTheImporterTheAnswerIsEmptyAndNoError) {
  store("baci", {bought(kKorea, kChina, kHorses, {2020, 0}, 7)});
  const auto trade = load();
  ASSERT_TRUE(trade);
  EXPECT_EQ(trade->newest, 0);
  EXPECT_TRUE(trade->years.empty() && trade->positions.empty() && trade->methods.empty());
}

TEST_F(LoadGoodTrade, StopsWhenAskedAndRefusesAnUnknownImporter) {
  store("baci", {bought(kJapan, kChina, kHorses, {2020, 0}, 7)});
  std::stop_source stop;
  stop.request_stop();
  const auto stopped = load("JPN", {.stop = stop.get_token()});
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code, ErrorCode::cancelled);
  const auto unknown = load("Atlantis");
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace noroshi::use_cases
