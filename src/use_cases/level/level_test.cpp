#include <gtest/gtest.h>

#include <chrono>

#include "holdings/test_workspace.hpp"
#include "use_cases/level/level.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kKorea = 410, kChina = 156, kUsa = 840;
enum Column : std::size_t {
  good_column = 2,
  granularity = 4,
  timeliness = 6,
  scope = 8,
  simulation = 10,
  detection = 12
};

class MeasureLevel : public example::WorkspaceTest {
 protected:
  [[nodiscard]] Result<ReportTable> ask(const std::string& month, std::vector<std::string> goods,
                                        const std::string& importer = "JPN") const {
    LevelRequest request;
    request.importer = importer;
    request.month = parse_period(month);
    request.goods = std::move(goods);
    auto workspace = opened();
    return measure_level(workspace, request);
  }
  [[nodiscard]] std::vector<Cell> one(const std::string& month, const std::string& good,
                                      const std::string& importer = "JPN") const {
    const auto table = ask(month, {good}, importer);
    EXPECT_TRUE(table) << table.error().message.en;
    return table ? table->rows.at(0) : std::vector<Cell>(14, Cell{std::int64_t{-1}});
  }
  static std::int64_t level(const std::vector<Cell>& row, Column column) { return std::get<std::int64_t>(row[column]); }
};

TEST_F(MeasureLevel, AnswersForEveryGoodOfTheAtlasThisMonth) {
  const auto start = std::chrono::steady_clock::now();
  const auto table = ask("", {});
  ASSERT_TRUE(table) << table.error().message.en;
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{5});  // under 1 s alone; machines are shared
  EXPECT_GE(table->rows.size(), 80u);
  EXPECT_EQ(std::get<std::string>(table->rows[0][1]), "2024-07");
  EXPECT_EQ(table->columns.size(), 14u);
  EXPECT_EQ(table->rows[0].size(), 14u);
}

TEST_F(MeasureLevel, TimelinessIsTheAgeOfTheNewestMonthOfAnyNineDigitLine) {
  store("japan_customs",
        {bought(kJapan, kChina, "280461200", {2024, 6}, 1.0, Nomenclature::national),
         bought(kJapan, kChina, "280461200", {2024, 3}, 1.0, Nomenclature::national)},
        {{2024, 7, 18}});
  EXPECT_EQ(level(one("2024-07", "polysilicon"), timeliness), 3);  // 20 days after 30 June
  EXPECT_EQ(std::get<Text>(one("2024-07", "polysilicon")[timeliness + 1]).en, "newest data 2024-06, 20 days old");
  EXPECT_LT(level(one("2024-06", "polysilicon"), timeliness), 3);  // not known yet at the end of June
  EXPECT_EQ(level(one("2024-07", "polysilicon", "KOR"), timeliness), 0);
}

TEST_F(MeasureLevel, GranularityOfAJapaneseLineIsJapansOnlyAndNeedsItsTrade) {
  EXPECT_EQ(level(one("2024-07", "polysilicon"), granularity), 2) << "separable, not loaded";
  EXPECT_NE(std::get<Text>(one("2024-07", "polysilicon")[granularity + 1]).en.find("no trade is loaded"),
            std::string::npos);
  store("japan_customs", {bought(kJapan, kChina, "280461200", {2024, 6}, 1.0, Nomenclature::national)});
  EXPECT_EQ(level(one("2024-07", "polysilicon"), granularity), 3);
  EXPECT_EQ(level(one("2024-07", "polysilicon", "KOR"), granularity), 2);
  EXPECT_EQ(level(one("2024-07", "iodine"), granularity), 2);
}

TEST_F(MeasureLevel, ScopeIsMeasuredAgainstTheWorldAndNotAgainstWhatIsLoaded) {
  store("comtrade", {bought(kJapan, kChina, "280120", {2023, 0}, 1.0), bought(kKorea, kUsa, "280120", {2023, 0}, 1.0)});
  EXPECT_EQ(level(one("2024-07", "iodine"), scope), 1);
  const auto words = std::get<Text>(one("2024-07", "iodine")[scope + 1]).en;
  EXPECT_TRUE(words.starts_with("0 % of usual world imports covered in 2023 (only listed partners)")) << words;
  store("baci", {bought(kJapan, kChina, "280120", {2023, 0}, 1.0)});
  EXPECT_EQ(level(one("2024-07", "iodine"), scope), 1) << "an extract of reconciled data is not the world";
}

TEST_F(MeasureLevel, SimulationAndDetectionAreNotMeasuredYet) {
  const auto row = one("2024-07", "iodine");
  EXPECT_EQ(level(row, simulation), 1);
  EXPECT_EQ(level(row, detection), 1);
}

TEST_F(MeasureLevel, ACodeStandsForTheGoodsThatCarryItOrForItself) {
  EXPECT_EQ(std::get<std::string>(one("2024-07", "280120")[good_column]), "iodine");
  EXPECT_EQ(std::get<std::string>(one("2024-07", "010121")[good_column]), "010121");
}

TEST_F(MeasureLevel, RefusesAMonthThatHasNotBegunAndAnUnknownGood) {
  for (const auto* month : {"2024-08", "2030-01"}) {
    const auto refused = ask(month, {"iodine"});
    ASSERT_FALSE(refused) << month;
    EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
  }
  const auto unknown = ask("2024-07", {"galium"});
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, ErrorCode::not_found);
  EXPECT_EQ(unknown.error().nearest.at(0).value, "gallium");
}

}  // namespace
}  // namespace noroshi::use_cases
