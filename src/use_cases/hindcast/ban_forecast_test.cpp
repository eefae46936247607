#include "use_cases/hindcast/ban_forecast.hpp"

#include <gtest/gtest.h>

#include "use_cases/hindcast/ban_scores.hpp"

namespace noroshi::use_cases {
namespace {

constexpr int kBanYear = 2014;
const ExportBan kBan{"example", "AAA", "260400", kBanYear, 0};

// An importer that buys 600 kt from A, 400 from B; B once sold 700 and now 400: it can add 300.
YearlyArrivals example_arrivals(double b_in_2014 = 600e3) {
  YearlyArrivals arrivals;
  for (int year = 2009; year < kBanYear; ++year) {
    arrivals.add(year, "IMP", "AAA", 600e3);
    arrivals.add(year, "IMP", "BBB", year == 2010 ? 700e3 : 400e3);
  }
  arrivals.add(2014, "IMP", "BBB", b_in_2014);
  arrivals.add(2014, "IMP", "AAA", 50e3);
  arrivals.add(2015, "IMP", "BBB", 700e3);
  return arrivals;
}

const ArrivalForecast& of(const BanForecasts& forecasts, const std::string& origin, int year) {
  for (const auto& f : forecasts.forecasts) {
    if (f.origin == origin && f.year == year) return f;
  }
  throw std::runtime_error{"no such forecast"};
}

TEST(BanForecast, WhatIsAtSeaArrivesAndThenNothingFromTheBannedOrigin) {
  const auto forecasts = forecast_ban(example_arrivals(), kBan, 1);
  // 15 to 45 days of 600 kt a year
  EXPECT_GT(of(forecasts, "AAA", 2014).tonnes.mid, 600e3 * 15 / 365);
  EXPECT_LT(of(forecasts, "AAA", 2014).tonnes.mid, 600e3 * 45 / 365);
  EXPECT_DOUBLE_EQ(of(forecasts, "AAA", 2015).tonnes.high, 0.0);
  EXPECT_DOUBLE_EQ(of(forecasts, "AAA", 2015).actual, 0.0);  // it reported, and bought nothing
}

TEST(BanForecast, OthersAddWhatTheyOnceSoldAndNoMore) {
  const auto forecasts = forecast_ban(example_arrivals(), kBan, 1);
  const auto& first = of(forecasts, "BBB", 2014).tonnes;
  const auto& second = of(forecasts, "BBB", 2015).tonnes;
  EXPECT_GT(first.mid, 400e3);
  EXPECT_LT(first.mid, second.mid);  // a lead time and a ramp
  EXPECT_NEAR(second.mid, 700e3, 15e3);
}

TEST(BanForecast, TheYearsAfterDoNotMoveTheForecast) {
  const auto one = forecast_ban(example_arrivals(100e3), kBan, 1),
             other = forecast_ban(example_arrivals(900e3), kBan, 1);
  ASSERT_EQ(one.forecasts.size(), other.forecasts.size());
  for (std::size_t i = 0; i < one.forecasts.size(); ++i) EXPECT_EQ(one.forecasts[i].tonnes, other.forecasts[i].tonnes);
  EXPECT_NE(of(one, "BBB", 2014).actual, of(other, "BBB", 2014).actual);
}

TEST(BanForecast, AShiploadAfterTenKilogramsDoesNotMultiplyTheSmallOrigins) {
  auto arrivals = example_arrivals();
  arrivals.add(2010, "IMP", "CCC", 0.01);
  arrivals.add(2011, "IMP", "CCC", 5e3);
  arrivals.add(2012, "IMP", "DDD", 0.01);
  const auto forecasts = forecast_ban(arrivals, kBan, 1);
  for (const auto& f : forecasts.forecasts) EXPECT_LT(f.tonnes.high, f.bought_before) << f.origin;
}

TEST(BanForecast, NaiveForecastsFollowTheirNames) {
  const auto forecasts = forecast_ban(example_arrivals(), kBan, 1);
  const auto& b = of(forecasts, "BBB", 2014);
  EXPECT_DOUBLE_EQ(b.no_change, 400e3);
  EXPECT_DOUBLE_EQ(b.nobody_replaces, 400e3);
  EXPECT_DOUBLE_EQ(b.pro_rata, 1000e3);
  EXPECT_DOUBLE_EQ(of(forecasts, "AAA", 2014).pro_rata, 0.0);
}

TEST(BanForecast, FlowsWithoutAWeightAndYearsWithoutAReportAreCounted) {
  auto arrivals = example_arrivals();
  arrivals.add(2014, "IMP", "BBB", std::nullopt);
  arrivals.add(2013, "MUM", "AAA", 100e3);  // reports nothing afterwards
  const auto forecasts = forecast_ban(arrivals, kBan, 1);
  EXPECT_EQ(forecasts.not_scored, 1u + 4u);  // B in 2014; A and the others of MUM in two years
  EXPECT_EQ(forecasts.importers, (std::vector<std::string>{"IMP", "MUM"}));
}

TEST(BanForecast, WhoHardlyBoughtFromTheBannedOriginIsNotAsked) {
  YearlyArrivals arrivals;
  arrivals.add(2013, "IMP", "AAA", 40e3);
  arrivals.add(2013, "IMP", "BBB", 1000e3);
  arrivals.add(2013, "TIN", "AAA", 9e3);
  EXPECT_TRUE(forecast_ban(arrivals, kBan, 1).importers.empty());
  EXPECT_TRUE(score_ban(kBan, forecast_ban(arrivals, kBan, 1), 1).scores.empty());
}

TEST(BanScores, ErrorsAreSharesOfPurchasesAndEveryForecastIsListed) {
  const auto forecasts = forecast_ban(example_arrivals(), kBan, 1);
  const auto report = score_ban(kBan, forecasts, 1);
  ASSERT_EQ(report.details.size(), 1u);
  EXPECT_EQ(report.details[0].rows.size(), forecasts.forecasts.size());
  // no change: A misses by 550 and 600, B by 200 and 300, others by 0, of 1,000 kt, six forecasts
  EXPECT_NEAR(*report.scores.front().baseline_score, (0.55 + 0.6 + 0.2 + 0.3) / 6.0, 1e-12);
  EXPECT_GT(*report.scores.front().skill, 0.5);
}

}  // namespace
}  // namespace noroshi::use_cases
