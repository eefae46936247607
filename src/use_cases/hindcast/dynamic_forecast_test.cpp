#include "use_cases/hindcast/dynamic_forecast.hpp"

#include <gtest/gtest.h>

#include "propagation/static/example_tables.hpp"

namespace noroshi::use_cases {
namespace {

TEST(DynamicForecast, AYearLikeTheLastLeavesOutputAtRest) {
  const auto table = example::two_regions();
  const auto forecast = forecast_output_dynamically(table, table);
  ASSERT_TRUE(forecast) << forecast.error().message.en;
  const auto rest = output_of(table);
  for (std::size_t i = 0; i < rest.size(); ++i) EXPECT_NEAR(forecast->output[i], rest[i], 1e-6 * rest[i]);
}

TEST(DynamicForecast, LessFinalDemandMeansLessOutputThanAtRestAndNotLessThanTheDemand) {
  const auto before = example::two_regions();
  auto later = before;
  for (double& cell : later.final_demand.values) cell *= 0.8;
  const auto forecast = forecast_output_dynamically(before, later);
  ASSERT_TRUE(forecast);
  const auto rest = output_of(before);
  for (std::size_t i = 0; i < rest.size(); ++i) {
    EXPECT_LT(forecast->output[i], rest[i]);
    EXPECT_GT(forecast->output[i], later.final_demand(i, 0));
  }
}

TEST(DynamicForecast, ATableThatTheModelRefusesIsAnError) {
  auto table = example::two_regions();
  table.intermediate(0, 1) = -1.0;
  EXPECT_FALSE(forecast_output_dynamically(table, table));
}

}  // namespace
}  // namespace noroshi::use_cases
