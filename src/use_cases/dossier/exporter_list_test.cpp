#include "use_cases/dossier/exporter_list.hpp"

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::uint16_t kJapan = 392, kChina = 156, kKorea = 410;
const std::string kGallium = "811292";

class ReadExporterLists : public example::WorkspaceTest {
 protected:
  static TradeRecord sold(std::uint16_t to, Period period, double usd) {
    auto record = example::bought(kChina, to, kGallium, period, usd);
    record.flow = Flow::export_;
    return record;
  }
  [[nodiscard]] std::vector<ExporterList> lists(const holdings::TradeScope& scope = {}) const {
    auto workspace = opened();
    const auto stored = holdings::StoredTrade::open(workspace.store());
    const holdings::GoodChoice subject{.key = "gallium", .codes = {kGallium}};
    const Progress progress;
    const auto found =
        read_exporter_lists({workspace, *stored, **workspace.database(), subject, scope.importer, progress}, scope);
    EXPECT_TRUE(found) << found.error().message.en;
    return found.value_or(std::vector<ExporterList>{});
  }
};

TEST_F(ReadExporterLists, GiveTheNewestYearByDestinationLargestFirstWithMonthsAddedUp) {
  store("comtrade", {sold(kJapan, {2022, 0}, 9), sold(kJapan, {2023, 1}, 10), sold(kJapan, {2023, 2}, 20),
                     sold(kKorea, {2023, 1}, 70)});
  const auto found = lists();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].year, 2023);
  EXPECT_EQ(found[0].months, 2);
  EXPECT_DOUBLE_EQ(found[0].total_usd, 100);
  EXPECT_DOUBLE_EQ(found[0].to_importer_usd, 30);
  EXPECT_EQ(found[0].destinations, (AreaShares{{AreaCode{kKorea}, 70}, {AreaCode{kJapan}, 30}}));
}

TEST_F(ReadExporterLists, TheYearAsAWholeGoesBeforeItsMonths) {
  store("comtrade", {sold(kJapan, {2023, 0}, 40), sold(kJapan, {2023, 1}, 10)});
  const auto found = lists();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].months, 0);
  EXPECT_DOUBLE_EQ(found[0].total_usd, 40);
}

TEST_F(ReadExporterLists, AYearThatIsAskedForAndAnImporterThatIsTheExporter) {
  store("comtrade", {sold(kJapan, {2022, 0}, 9), sold(kJapan, {2023, 0}, 10)});
  const auto asked = lists({.year = 2022});
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_DOUBLE_EQ(asked[0].total_usd, 9);
  EXPECT_TRUE(lists({.importer = "CHN"}).empty()) << "China's own exports are not its suppliers'";
}

}  // namespace
}  // namespace noroshi::use_cases
