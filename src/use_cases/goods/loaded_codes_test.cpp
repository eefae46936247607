#include "use_cases/goods/loaded_codes.hpp"

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kKorea = 410, kChina = 156;

class LoadedCodesOf : public example::WorkspaceTest {
 protected:
  Good gallium{.id = "gallium",
               .codes = {{"HS", "HS22", "811292", GoodCode::Scope::wider},
                         {"JP", "JP2026", "811292200", GoodCode::Scope::exact}}};
  [[nodiscard]] LoadedCodes gathered() const {
    auto workspace = opened();
    const auto importer = holdings::choose_importer(workspace.areas(), workspace.groups(), "JPN", clock.today());
    auto loaded = LoadedCodes::gather(workspace, *importer, {&gallium});
    EXPECT_TRUE(loaded) << loaded.error().message.en;
    return *std::move(loaded);
  }
  static TradeRecord sold(std::uint16_t exporter, std::uint16_t to, const std::string& digits, Period period) {
    auto record = bought(exporter, to, digits, period, 1.0);
    record.flow = Flow::export_;
    return record;
  }
};

TEST_F(LoadedCodesOf, AGoodThatOnlyExportersReportIsNotUnknownAltogether) {
  store("china_exports", {sold(kChina, kJapan, "811292", {2023, 1}), sold(kChina, kJapan, "811292", {2024, 5}),
                          sold(kChina, kKorea, "811292", {2024, 6})});
  const auto loaded = gathered();
  EXPECT_EQ(loaded.newest_imports_of(gallium), std::nullopt);
  const auto sides = loaded.of("811292");
  ASSERT_EQ(sides.size(), 1u);
  EXPECT_TRUE(sides[0].exporters);
  EXPECT_EQ(sides[0].first, (Period{2023, 1}));
  EXPECT_EQ(sides[0].newest, (Period{2024, 5})) << "exports to Korea are not Japan's";
  EXPECT_EQ(loaded.words_of(gallium).en,
            "811292: china_exports exports of others 2023-01–2024-05; not loaded: 811292200");
  EXPECT_EQ(loaded.words_of(gallium).ja, "811292：china_exports 輸出国側 2023-01–2024-05；未取込：811292200");
}

TEST_F(LoadedCodesOf, LinesCountForTheCodeAboveThemAndFeedsStandApart) {
  store("japan_customs", {bought(kJapan, kChina, "811292200", {2024, 3}, 1.0, Nomenclature::national),
                          bought(kJapan, kChina, "811292100", {2024, 4}, 1.0, Nomenclature::national)});
  store("comtrade",
        {bought(kJapan, kChina, "811292", {2022, 0}, 1.0), bought(kKorea, kChina, "811292", {2023, 0}, 1.0)});
  const auto loaded = gathered();
  EXPECT_EQ(loaded.words_of(gallium).en,
            "811292: comtrade imports 2022, japan_customs imports 2024-03–2024-04; 811292200: japan_customs imports "
            "2024-03");
  EXPECT_EQ(loaded.newest_imports_of(gallium), (Period{2024, 4}));
}

TEST_F(LoadedCodesOf, AnotherNomenclatureSaysNothingOfACode) {
  auto record = bought(kJapan, kChina, "81129", {2023, 0}, 1.0, Nomenclature::sitc3);
  store("comtrade", {record});
  EXPECT_EQ(gathered().words_of(gallium).en, "not loaded: 811292, 811292200");
}

}  // namespace
}  // namespace noroshi::use_cases
