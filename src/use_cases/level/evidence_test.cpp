#include "use_cases/level/evidence.hpp"

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kChina = 156, kKorea = 410, kGermany = 276, kUsa = 840, kFrance = 250;
const std::string kMagnets = "850511";

Good good_of(std::vector<GoodCode> codes) { return {.id = "magnets", .codes = std::move(codes)}; }
GoodCode hs(std::string digits, GoodCode::Scope scope = GoodCode::Scope::exact) {
  return {"HS", "HS22", std::move(digits), scope};
}
GoodCode japanese(std::string digits) { return {"JP", "JP2026", std::move(digits), GoodCode::Scope::exact}; }

class Evidence : public example::WorkspaceTest {
 protected:
  [[nodiscard]] Result<LevelEvidence> gather(const std::string& asked = "JPN", Period month = {2024, 7},
                                             Date asked_on = {2024, 7, 20}) const {
    auto workspace = opened();
    const auto importer = holdings::choose_importer(workspace.areas(), workspace.groups(), asked, asked_on);
    return LevelEvidence::gather(workspace, *importer, month, asked_on);
  }
  [[nodiscard]] alerts::EwsEvidence on(const Good& good, const std::string& asked = "JPN", Period month = {2024, 7},
                                       Date asked_on = {2024, 7, 20}) const {
    const auto gathered = gather(asked, month, asked_on);
    EXPECT_TRUE(gathered) << gathered.error().message.en;
    return gathered->of(good);
  }
  static TradeRecord magnets(std::uint16_t reporter, std::uint16_t partner, Period period,
                             const std::string& digits = kMagnets) {
    return bought(reporter, partner, digits, period, 1.0,
                  digits.size() > 6 ? Nomenclature::national : Nomenclature::hs22);
  }
};

TEST_F(Evidence, TheNewestPeriodIsThatOfACodeOrALineBelowItAndNotAfterTheMonth) {
  store("japan_customs", {magnets(kJapan, kChina, {2023, 0}), magnets(kJapan, kChina, {2024, 3}, "850511010"),
                          magnets(kJapan, kChina, {2024, 6}, "850519000")});
  const auto good = good_of({hs(kMagnets)});
  EXPECT_EQ(on(good).newest_period, (Period{2024, 3}));
  EXPECT_EQ(on(good, "JPN", {2024, 2}).newest_period, (Period{2023, 0}));
  EXPECT_EQ(on(good, "JPN", {2023, 11}).newest_period, std::nullopt) << "2023 had not ended";
}

TEST_F(Evidence, OfAMonthAndAYearWithOneLastDayTheMonthIsTheFinerAnswer) {
  store("comtrade", {magnets(kJapan, kChina, {2023, 0})});
  store("japan_customs", {magnets(kJapan, kChina, {2023, 12}, "850511010")});
  EXPECT_EQ(on(good_of({hs(kMagnets)})).newest_period, (Period{2023, 12}));
}

TEST_F(Evidence, AGroupIsAsTimelyAsItsLastMember) {
  TradeRecords records;
  for (const std::uint16_t member : std::array<std::uint16_t, 7>{124, 250, 276, 380, 392, 826, 840})
    records.push_back(magnets(member, kChina, {2024, static_cast<std::uint8_t>(member == kGermany ? 1 : 6)}));
  store("comtrade", records);
  EXPECT_EQ(on(good_of({hs(kMagnets)}), "G7").newest_period, (Period{2024, 1}));
  EXPECT_EQ(on(good_of({hs(kMagnets)}), "EU").newest_period, std::nullopt) << "most members report nothing";
}

TEST_F(Evidence, AFewRowsOfAFewCountriesAreAFewPerCentOfTheWorld) {
  // Two importers and the exporters that they name: half of those who are loaded report, and next to nothing of the
  // world.
  store("baci",
        {magnets(kJapan, kChina, {2023, 0}), magnets(kKorea, kUsa, {2023, 0}), magnets(kJapan, kUsa, {2023, 0})});
  const auto evidence = on(good_of({hs(kMagnets)}));
  ASSERT_TRUE(evidence.world_coverage);
  EXPECT_GT(*evidence.world_coverage, 0.0);
  EXPECT_LT(*evidence.world_coverage, 0.1) << "Japan and Korea buy 6 % of the world's goods";
  EXPECT_EQ(evidence.world_year, 2023);
  EXPECT_NE(evidence.world_gap, Gap::none);
}

TEST_F(Evidence, ListedPartnersCoverNothingAndSaySo) {
  store("somebodys_list", {magnets(kJapan, kChina, {2023, 0}), magnets(kKorea, kUsa, {2023, 0})}, {{2024, 6, 15}},
        Standing::extract);
  const auto evidence = on(good_of({hs(kMagnets)}));
  EXPECT_EQ(evidence.world_coverage, 0.0) << "nobody's list is known to be whole";
  EXPECT_EQ(evidence.world_gap, Gap::partners_listed);
}

TEST_F(Evidence, OfSeveralCodesTheLeastCoveredCountsAndOneWithoutDataIsNamed) {
  store("baci", {magnets(kJapan, kChina, {2022, 0})});
  const std::string other = "850519";
  const auto both = on(good_of({hs(kMagnets), hs(other)}));
  EXPECT_TRUE(both.world_coverage);
  EXPECT_EQ(both.codes_without_world_trade, std::vector{other});
  EXPECT_EQ(both.codes_without_trade, std::vector{other});
  EXPECT_EQ(both.newest_period, (Period{2022, 0}));
  const auto wider = on(good_of({hs(kMagnets), hs(other, GoodCode::Scope::wider)}));
  EXPECT_TRUE(wider.codes_without_world_trade.empty())
      << "where a code is the good, those that hold others too do not count";
  const auto nothing = on(good_of({hs(other)}));
  EXPECT_EQ(nothing.world_coverage, std::nullopt) << "nothing is known of it";
}

TEST_F(Evidence, CodesThatArePartOfAGoodSayNothingAboutTheWhole) {
  store("baci", {magnets(kJapan, kChina, {2022, 0})});
  const auto evidence = on(good_of({hs(kMagnets, GoodCode::Scope::narrower)}));
  EXPECT_TRUE(evidence.has_hs_code);
  EXPECT_EQ(evidence.newest_period, std::nullopt);
  EXPECT_EQ(evidence.world_coverage, std::nullopt);
}

TEST_F(Evidence, AGoodThatIsTheSumOfItsPartsIsKnownAsFarAsTheLeastOfThem) {
  store("baci", {magnets(kJapan, kChina, {2022, 0}), bought(kJapan, kChina, "850519", {2021, 0}, 1.0)});
  const auto parts = good_of({hs(kMagnets, GoodCode::Scope::narrower), hs("850519", GoodCode::Scope::narrower)});
  EXPECT_EQ(on(parts).newest_period, (Period{2021, 0})) << "as old as its oldest part";
  EXPECT_EQ(on(parts).codes_without_world_trade, std::vector{std::string{"850519"}}) << "not in the year of the others";
  const auto with_unknown = good_of({hs(kMagnets, GoodCode::Scope::narrower), hs("999999", GoodCode::Scope::narrower)});
  EXPECT_EQ(on(with_unknown).codes_without_trade, std::vector{std::string{"999999"}});
}

TEST_F(Evidence, JapansLinesSeparateAGoodForJapanOnly) {
  auto good = good_of({hs(kMagnets), japanese("850511010")});
  good.finer_than_hs6 = true;
  EXPECT_TRUE(on(good).finer_than_hs6);
  EXPECT_EQ(on(good).finest_code, "JP2026 850511010");
  EXPECT_FALSE(on(good, "KOR").finer_than_hs6);
  EXPECT_EQ(on(good, "KOR").finest_code, "HS22 850511");
}

TEST_F(Evidence, ALineCountsAsLoadedWhenItsOwnTradeIs) {
  auto good = good_of({hs(kMagnets), japanese("850511010")});
  good.finer_than_hs6 = true;
  store("comtrade", {magnets(kJapan, kChina, {2023, 0})});
  EXPECT_FALSE(on(good).finer_is_loaded) << "six digits say nothing of nine";
  store("japan_customs", {magnets(kJapan, kChina, {2024, 3}, "850511010")});
  EXPECT_TRUE(on(good).finer_is_loaded);
}

TEST_F(Evidence, ASixthDigitIsNotFinerThanSixDigits) {
  auto good = good_of({hs(kMagnets)});
  good.finer_than_hs6 = true;
  EXPECT_FALSE(on(good).finer_than_hs6);
}

TEST_F(Evidence, OnlyWhatWasKnownOnTheDayCounts) {
  store("comtrade", {magnets(kJapan, kChina, {2023, 0})}, {{2024, 7, 1}});
  const auto good = good_of({hs(kMagnets)});
  EXPECT_EQ(on(good, "JPN", {2024, 6}, {2024, 6, 30}).newest_period, std::nullopt);
  EXPECT_EQ(on(good, "JPN", {2024, 7}, {2024, 7, 20}).newest_period, (Period{2023, 0}));
}

TEST_F(Evidence, StagesCountOnceAndOnlyWithShares) {
  auto good = good_of({});
  good.stages = {{.stage = "mine", .shares = {{"CHN", 0.7}}},
                 {.stage = "mine", .shares = {{"USA", 0.1}}},
                 {.stage = "refine"},
                 {.stage = "product", .shares = {{"HKG", 0.3}}, .of_exports = true}};  // a hub's exports are no supply
  const auto evidence = on(good);
  EXPECT_EQ(evidence.stages_known, 1);
  EXPECT_FALSE(evidence.has_hs_code);
  EXPECT_TRUE(evidence.finest_code.empty());
  EXPECT_EQ(evidence.asked_on, (Date{2024, 7, 20}));
}

TEST_F(Evidence, BeforeAnyTradeWasStoredEverythingIsUnknown) {
  const auto gathered = gather("JPN", {2020, 1}, {2020, 1, 31});
  ASSERT_TRUE(gathered) << gathered.error().message.en;
  EXPECT_TRUE(gathered->used().empty());
  const auto evidence = gathered->of(good_of({hs(kMagnets)}));
  EXPECT_FALSE(evidence.newest_period || evidence.world_coverage);
}

}  // namespace
}  // namespace noroshi::use_cases
