#include "scenarios/control.hpp"

#include <gtest/gtest.h>

#include <set>

#include "propagation/arrivals.hpp"

namespace noroshi::scenarios {
namespace {

propagation::ShippingPath path(std::string_view id, std::vector<double> values, ControlWindow window) {
  return (*control_named(id))->path(values, window);
}

TEST(Controls, SayInBothLanguagesWhatTheyAssumeAndWhereRangesComeFrom) {
  std::set<std::string_view> ids;
  for (const auto* control : control_catalog()) {
    EXPECT_TRUE(ids.insert(control->doc.id).second);
    EXPECT_FALSE(control->doc.title.en.empty() || control->doc.title.ja.empty());
    EXPECT_FALSE(control->doc.rule.en.empty() || control->doc.rule.ja.empty());
    EXPECT_FALSE(control->parameters.empty());
    for (const auto& p : control->parameters) {
      EXPECT_TRUE(rises(p.range) && p.range.low >= p.min && p.range.high <= p.max) << control->doc.id << p.id;
      EXPECT_FALSE(p.doc.en.empty() || p.doc.ja.empty() || p.where_from.en.empty() || p.where_from.ja.empty()) << p.id;
    }
  }
  EXPECT_EQ(ids, (std::set<std::string_view>{"ban", "licence_delay", "quota", "slow_customs", "price"}));
}

// A cut may not begin before the control, nor a share leave 0 to 1, wherever parameters lie.
TEST(Controls, MakePathsThatTheLedgerAccepts) {
  for (const auto* control : control_catalog()) {
    for (const double corner : {0.0, 0.5, 1.0}) {
      std::vector<double> values;
      for (const auto& p : control->parameters) values.push_back(p.range.at(corner));
      propagation::LedgerGood good{.id = "x", .unit = "t", .use_at_rest = 1.0};
      good.suppliers = {{.origin = "CHN",
                         .flow = 1.0,
                         .transit_days = 20,
                         .path = control->path(values, {.start_day = 5, .end_day = 95, .horizon_days = 300})}};
      const auto checked = propagation::check(good, 0);
      EXPECT_TRUE(checked.has_value()) << control->doc.id << ": " << checked.error().message.en;
      const auto arrivals = propagation::arrivals_of(good, 300);
      for (int day = 0; day < 5; ++day)
        EXPECT_GE(arrivals.by_day[static_cast<std::size_t>(day)], 1.0 - 1e-12)
            << "nothing is missing before the control";
    }
  }
}

TEST(Controls, BanUntilTheEndAndReturnInSteps) {
  auto p = path("ban", {0.0, 0.0}, {.start_day = 3, .end_day = 63, .horizon_days = 365});
  EXPECT_EQ(p.first_day, 3);
  EXPECT_EQ(p.withheld, std::vector<double>(60, 1.0));
  p = path("ban", {0.2, 4.0}, {.start_day = 0, .end_day = 2, .horizon_days = 365});
  ASSERT_EQ(p.withheld.size(), 5u);
  EXPECT_DOUBLE_EQ(p.withheld[0], 0.8);
  EXPECT_DOUBLE_EQ(p.withheld[2], 0.6);
  EXPECT_DOUBLE_EQ(p.withheld[4], 0.2);
}

TEST(Controls, LicencesLetBuyersStockUpThenNothingThenPart) {
  const auto p = path("licence_delay", {10, 1.5, 20, 10, 0.4}, {.start_day = 5, .end_day = 105, .horizon_days = 365});
  EXPECT_EQ(p.first_day, -5);
  EXPECT_EQ(p.extra, std::vector<double>(10, 0.5));
  ASSERT_EQ(p.withheld.size(), 110u);
  EXPECT_EQ(p.withheld[9], 0.0) << "before the effect";
  EXPECT_EQ(p.withheld[10], 1.0);
  EXPECT_EQ(p.withheld[29], 1.0);
  EXPECT_NEAR(p.withheld[30], 1.0 - 0.04, 1e-12);
  EXPECT_NEAR(p.withheld[39], 0.6, 1e-12);
  EXPECT_NEAR(p.withheld[109], 0.6, 1e-12);
}

TEST(Controls, QuotaCustomsAndPriceWithholdPart) {
  const ControlWindow window{.start_day = 0, .end_day = 30, .horizon_days = 365};
  EXPECT_DOUBLE_EQ(path("quota", {0.6}, window).withheld[7], 0.4);
  const auto slow = path("slow_customs", {20.4, 0.25}, window);
  EXPECT_EQ(slow.delay_days, std::vector<int>(30, 20));
  EXPECT_DOUBLE_EQ(slow.withheld[29], 0.25);
  EXPECT_DOUBLE_EQ(path("price", {1.0, 1.0}, window).withheld[0], 0.5) << "twice as dear, elasticity 1";
  EXPECT_DOUBLE_EQ(path("price", {1.0, 0.0}, window).withheld[0], 0.0);
}

TEST(Controls, RefuseUnknownNamesAndRangesThatCannotBe) {
  const auto unknown = control_named("licence_dalay");
  ASSERT_FALSE(unknown.has_value());
  EXPECT_EQ(unknown.error().nearest.at(0).value, "licence_delay");
  const auto& quota = **control_named("quota");
  EXPECT_EQ(parameter_ranges(quota, {})->at(0), quota.parameters[0].range);
  EXPECT_EQ(parameter_ranges(quota, {{"allowed", Range::exactly(0.5)}})->at(0), Range::exactly(0.5));
  EXPECT_EQ(parameter_ranges(quota, {{"alowed", {}}}).error().nearest.at(0).value, "allowed");
  EXPECT_FALSE(parameter_ranges(quota, {{"allowed", {0.5, 0.4, 0.6}}}).has_value());
  EXPECT_FALSE(parameter_ranges(quota, {{"allowed", {0.5, 0.9, 1.1}}}).has_value());
}

}  // namespace
}  // namespace noroshi::scenarios
