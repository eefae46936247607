#include "use_cases/hindcast/licence_forecast.hpp"

#include <gtest/gtest.h>

#include "base/test_source_folder.hpp"

namespace noroshi::use_cases {
namespace {

// 100 a month at rest; nothing for two months, then half of it for good.
scenarios::LicenceCase regime(const std::string& id, Date announced, Date effective) {
  scenarios::LicenceCase of{.id = id, .announced = announced, .effective = effective, .base = 100.0};
  auto year = static_cast<std::int16_t>(effective.year);
  int month = static_cast<int>(effective.month);
  for (int k = 0; k < 8; ++k) {
    of.months.push_back({{year, static_cast<std::uint8_t>(month)}, k < 2 ? 0.0 : 50.0});
    if (++month > 12) month = 1, ++year;
  }
  return of;
}
const std::vector<scenarios::LicenceCase> kTwo{regime("a", {2020, 1, 1}, {2020, 1, 1}),
                                               regime("b", {2021, 3, 1}, {2021, 3, 1})};

TEST(LicenceForecast, ARegimeLikeTheOthersIsForecast) {
  const auto forecasts = forecast_licences(kTwo, regime("c", {2022, 2, 1}, {2022, 2, 1}), 1);
  ASSERT_TRUE(forecasts) << forecasts.error().message.en;
  ASSERT_EQ(forecasts->size(), 8u);
  EXPECT_NEAR((*forecasts)[0].level.mid, 0.0, 0.02);
  EXPECT_NEAR((*forecasts)[7].level.mid, 0.5, 0.02);
  EXPECT_DOUBLE_EQ((*forecasts)[7].actual, 0.5);
}

TEST(LicenceForecast, NothingIsLearntFromTheSameAnnouncement) {
  auto judged = kTwo[0];
  for (auto& m : judged.months) m.amount = 100.0;
  const auto learnt = forecast_licences(kTwo, judged, 1);
  const auto from_other = forecast_licences({kTwo[1]}, judged, 1);
  ASSERT_TRUE(learnt && from_other);
  for (std::size_t m = 0; m < learnt->size(); ++m) EXPECT_EQ((*learnt)[m].level, (*from_other)[m].level);
  EXPECT_FALSE(forecast_licences({kTwo[0]}, judged, 1));  // it alone would judge itself
}

TEST(LicenceForecast, ScoresCompareWithNoChangeAndWithABan) {
  const auto forecasts = forecast_licences(kTwo, regime("c", {2022, 2, 1}, {2022, 2, 1}), 1);
  ASSERT_TRUE(forecasts);
  const auto scores = score_licences(*forecasts, {{"x", "x"}, {"y", "y"}, 1});
  ASSERT_EQ(scores.size(), 3u);
  EXPECT_NEAR(*scores[0].baseline_score, (2 * 1.0 + 6 * 0.5) / 8.0, 1e-12);
  EXPECT_NEAR(*scores[1].baseline_score, 6 * 0.5 / 8.0, 1e-12);
  EXPECT_GT(*scores[0].skill, 0.5);
  EXPECT_EQ(licence_table(*forecasts).rows.size(), 8u);
  EXPECT_TRUE(score_licences({}, {}).empty());
}

TEST(LicenceForecast, EveryRegimeThatTheProjectCitesCanBeForecast) {
  const auto cases = scenarios::read_licence_cases(test::source_folder() / "data/scenarios/licence_cases.toml");
  ASSERT_TRUE(cases);
  for (const auto& of : *cases) {
    const auto forecasts = forecast_licences(*cases, of, 1);
    ASSERT_TRUE(forecasts) << of.id;
    for (const auto& f : *forecasts) {
      EXPECT_GE(f.level.low, 0.0);
      EXPECT_LE(f.level.low, f.level.mid);
      EXPECT_LE(f.level.mid, f.level.high);
    }
  }
}

}  // namespace
}  // namespace noroshi::use_cases
