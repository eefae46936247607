#include "holdings/importer_year.hpp"

#include "holdings/test_workspace.hpp"

namespace noroshi::holdings {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kUsa = 840, kGermany = 276, kFrance = 250, kChina = 156;

class ChooseImporterYear : public example::WorkspaceTest {
 protected:
  [[nodiscard]] Result<ImporterYear> ask(const std::string& importer, std::optional<int> year = {}) const {
    auto workspace = opened();
    const TradeScope scope{.importer = importer, .year = year, .source = "comtrade"};
    const auto stored = StoredTrade::open(workspace.store(), scope);
    if (!stored) return fail(stored.error());
    return choose_importer_year(workspace, *stored, scope);
  }
};

TEST_F(ChooseImporterYear, AYearThatHasOnlyBegunToArriveIsNotTheNewest) {
  store("comtrade", {bought(kJapan, kChina, "850511", {2022, 0}, 1), bought(kJapan, kChina, "850512", {2022, 0}, 1),
                     bought(kJapan, kChina, "850519", {2022, 0}, 1), bought(kJapan, kChina, "850511", {2023, 0}, 1)});
  EXPECT_EQ(ask("JPN")->year, 2022);
  EXPECT_EQ(ask("JPN", 2023)->year, 2023);
}

TEST_F(ChooseImporterYear, TwelveMonthsAreAYear) {
  TradeRecords records;
  for (std::uint8_t month = 1; month <= 12; ++month)
    records.push_back(bought(kJapan, kChina, "850511", {2023, month}, 1));
  records.push_back(bought(kJapan, kChina, "850511", {2024, 1}, 1));
  store("comtrade", records);
  EXPECT_EQ(ask("JPN")->year, 2023) << "of 2024 only January is there";
}

TEST_F(ChooseImporterYear, AGroupNeedsHalfItsReportersNotOneMemberWithManyProducts) {
  store("comtrade", {bought(kJapan, kChina, "850511", {2022, 0}, 1), bought(kGermany, kChina, "850511", {2022, 0}, 1),
                     bought(kFrance, kChina, "850511", {2022, 0}, 1), bought(kUsa, kChina, "850511", {2023, 0}, 1),
                     bought(kUsa, kChina, "850512", {2023, 0}, 1), bought(kUsa, kChina, "850519", {2023, 0}, 1)});
  EXPECT_EQ(ask("G7")->year, 2022);
  EXPECT_EQ(ask("USA")->year, 2023);
}

TEST_F(ChooseImporterYear, MembersAreThoseOfTheYear) {
  store("comtrade", {bought(kGermany, kChina, "850511", {2019, 0}, 1)});
  const auto before = ask("EU", 2019), after = ask("EU", 2021);
  ASSERT_TRUE(before && after);
  EXPECT_EQ(before->importer.reporters().size(), after->importer.reporters().size() + 1);  // the United Kingdom left
}

TEST_F(ChooseImporterYear, RefusesAnImporterThatIsUnknownOrHasNoImports) {
  EXPECT_EQ(ask("Atlantis").error().code, ErrorCode::not_found);
  EXPECT_EQ(ask("FRA").error().code, ErrorCode::not_found);
}

TEST_F(ChooseImporterYear, AYearOfTwoMonthsIsNamedAndNotUsed) {
  TradeRecords rows{bought(kJapan, kChina, "850511", {2022, 0}, 1), bought(kJapan, 0, "850511", {2022, 0}, 1)};
  for (const auto month : {std::uint8_t{1}, std::uint8_t{2}}) {
    rows.push_back(bought(kJapan, kChina, "850511", {2023, month}, 1));
    rows.push_back(bought(kJapan, 0, "850511", {2023, month}, 1));
  }
  store("comtrade", rows);
  const auto chosen = ask("JPN");
  ASSERT_TRUE(chosen);
  EXPECT_EQ(chosen->year, 2022);
  ASSERT_EQ(chosen->newer.size(), 1U);
  EXPECT_EQ(chosen->newer[0].en, "2023: months 1-2 of 12, not used");
  const auto asked = ask("JPN", 2023);
  ASSERT_TRUE(asked);
  ASSERT_EQ(asked->newer.size(), 1U);
  EXPECT_EQ(asked->newer[0].en, "2023: months 1-2 of 12");
}

TEST_F(ChooseImporterYear, AYearOfListedPartnersGivesWayToAnOlderOneWithItsTotals) {
  store("comtrade", {bought(kUsa, kChina, "850511", {2021, 0}, 1), bought(kUsa, 0, "850511", {2021, 0}, 1),
                     bought(kUsa, kChina, "850511", {2022, 0}, 1), bought(kUsa, kChina, "850512", {2022, 0}, 1)});
  const auto chosen = ask("USA");
  ASSERT_TRUE(chosen);
  EXPECT_EQ(chosen->year, 2021);
  ASSERT_EQ(chosen->newer.size(), 1U);
  EXPECT_EQ(chosen->newer[0].en, "2022: only listed partners, not used");
}

TEST_F(ChooseImporterYear, WithoutAWholeYearTheBestPartialOneIsUsedAndSaid) {
  store("comtrade", {bought(kUsa, kChina, "850511", {2022, 0}, 1)});
  const auto chosen = ask("USA");
  ASSERT_TRUE(chosen);
  EXPECT_EQ(chosen->year, 2022);
  ASSERT_EQ(chosen->newer.size(), 1U);
  EXPECT_EQ(chosen->newer[0].en, "2022: only listed partners");
}

TEST_F(ChooseImporterYear, TheLevelIsThatOfTheImportersOwnTrade) {
  store("comtrade", {bought(kJapan, kChina, "850511", {2022, 0}, 1), bought(kUsa, kChina, "8505110010", {2022, 0}, 1)});
  EXPECT_EQ(ask("JPN")->level, TradeLevel{});
  EXPECT_EQ(ask("USA")->level, (TradeLevel{Nomenclature::hs92, 10}));
}

}  // namespace
}  // namespace noroshi::holdings
