#include "scenarios/licence_estimate.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/test_source_folder.hpp"
#include "scenarios/control.hpp"

namespace noroshi::scenarios {
namespace {

std::vector<MonthlyAmount> months(std::int16_t year, std::uint8_t month, std::initializer_list<double> amounts) {
  std::vector<MonthlyAmount> list;
  for (const double amount : amounts) {
    list.push_back({{year, month}, amount});
    month = static_cast<std::uint8_t>(month % 12 + 1);
    if (month == 1) ++year;
  }
  return list;
}

// A year at 10, half as much more in the month of notice, two months of nothing, back to 6 in the third after.
LicenceCase made_up() {
  LicenceCase of{.id = "made up", .announced = {2022, 6, 1}, .effective = {2022, 7, 1}};
  of.months = months(2021, 6, {10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 15, 0, 0.5, 2, 4, 6, 6, 6});
  return of;
}

TEST(LicenceEstimate, ReadsThePathOfACaseFromItsMonths) {
  const auto e = estimate_licence(made_up());
  ASSERT_TRUE(e.has_value()) << e.error().message.en;
  EXPECT_DOUBLE_EQ(e->base, 10.0);
  EXPECT_EQ(e->notice_days, 30);
  EXPECT_NEAR(*e->front_loading, 1.0 + 5.0 / (10.0 / (365.0 / 12.0) * 30.0), 1e-12);
  EXPECT_EQ(e->zero_days, 62) << "July and August";
  EXPECT_DOUBLE_EQ(e->level_after, 0.6);
  EXPECT_EQ(e->recovery_days, 62 + 15) << "from the end of August to the middle of November";
}

TEST(LicenceEstimate, TakesAMixedMonthForNeitherSide) {
  auto of = made_up();
  of.announced = of.effective = {2022, 7, 10};
  const auto e = *estimate_licence(of);
  EXPECT_EQ(e.front_loading, std::nullopt);
  EXPECT_EQ(e.zero_days, 53) << "10 July to 31 August";
}

TEST(LicenceEstimate, RefusesASeriesThatDoesNotShowTheControl) {
  auto of = made_up();
  for (auto& m : of.months) m.amount += 40.0;  // other goods under the same code
  EXPECT_EQ(estimate_licence(of).error().code, ErrorCode::refused);
  of.months.resize(13);
  EXPECT_EQ(estimate_licence(of).error().code, ErrorCode::invalid_input) << "nothing after the effect";
}

TEST(LicenceEstimate, SpansItsCases) {
  auto other = *estimate_licence(made_up());
  other.zero_days = 10;
  other.level_after = 1.4;
  other.recovery_days.reset();
  const auto ranges = licence_ranges({*estimate_licence(made_up()), other});
  EXPECT_EQ(ranges.at("zero_days"), (Range{10, 36, 62}));
  EXPECT_EQ(ranges.at("level_after"), (Range{0.6, 0.8, 1.0})) << "more than all is not believed";
  EXPECT_EQ(ranges.at("recovery_days"), Range::exactly(77));
}

TEST(LicenceEstimate, GivesTheRangesOfTheControlFromTheCasesThatAreShipped) {
  const auto cases = read_licence_cases(test::source_folder() / "data" / "scenarios" / "licence_cases.toml");
  ASSERT_TRUE(cases.has_value()) << cases.error().where << cases.error().message.en;
  ASSERT_EQ(cases->size(), 4u);
  std::vector<LicenceEstimate> estimates;
  for (const auto& of : *cases) {
    const auto e = estimate_licence(of);
    ASSERT_TRUE(e.has_value()) << of.id << e.error().message.en;
    RecordProperty(
        of.id, fmt::format("notice {} front {:.3f} zero {} recovery {} level {:.3f}", e->notice_days,
                           e->front_loading.value_or(0), e->zero_days, e->recovery_days.value_or(-1), e->level_after));
    estimates.push_back(*e);
  }
  const auto ranges = licence_ranges(estimates);
  for (const auto& parameter : licence_delay.parameters) {
    const auto& from_cases = ranges.at(std::string{parameter.id});
    const double rounding = parameter.unit == "days" ? 0.51 : 0.051;  // the catalogue rounds to days and tenths
    EXPECT_NEAR(parameter.range.low, from_cases.low, rounding) << parameter.id;
    EXPECT_NEAR(parameter.range.mid, from_cases.mid, rounding) << parameter.id;
    EXPECT_NEAR(parameter.range.high, from_cases.high, rounding) << parameter.id;
  }
}

// China's exports of HS 811292 by month and partner, as UN Comtrade holds them: the code joins gallium, germanium,
// indium, niobium and others, so the stop of two of them must not be read from it.
TEST(LicenceEstimate, DoesNotMistakeACodeOfSeveralMetalsForGallium) {
  const char* data = std::getenv("NOROSHI_TEST_DATA");
  const std::filesystem::path file = std::filesystem::path{data != nullptr ? data : ""} / "trade" /
                                     "china_controlled_minerals_monthly" /
                                     "china_exports_hs6_partner_monthly_2017_2024.csv";
  if (data == nullptr || !std::filesystem::exists(file)) GTEST_SKIP() << "needs NOROSHI_TEST_DATA";
  std::map<Period, double> tonnes;
  std::ifstream in{file};
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {  // period_dt,partner_name,hs6,val,qty,uv
    std::vector<std::string> cells;
    std::istringstream row{line};
    for (std::string cell; std::getline(row, cell, ',');) cells.push_back(cell);
    if (cells.size() == 6 && cells[2] == "811292") tonnes[*parse_period(cells[0])] += std::stod(cells[4]) / 1000.0;
  }
  ASSERT_EQ(tonnes.size(), 96u);
  LicenceCase of{.id = "HS 811292", .announced = {2023, 7, 3}, .effective = {2023, 8, 1}};
  for (const auto& [month, amount] : tonnes) of.months.push_back({month, amount});
  EXPECT_NEAR(tonnes.at({2023, 8}), 84.0, 0.5);
  EXPECT_EQ(estimate_licence(of).error().code, ErrorCode::refused);
}

}  // namespace
}  // namespace noroshi::scenarios
