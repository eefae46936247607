#include "propagation/driver/run.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "propagation/industries/example_economy.hpp"

namespace noroshi::propagation {
namespace {

std::unique_ptr<IndustryModel> calm(const IndustryFlows& flows) {
  return make_industry_model(flows, {}, {IndustryScenario{}}).value();
}

TEST(Run, KeepsEveryNthStepAndSumsOverGroups) {
  const auto flows = example::flows_of(example::metal_and_parts());
  const auto model = calm(flows);
  const auto r =
      run(*model, {.steps = 10, .records = {{"output"}, {"output", {0, 0, 0, 1, 1, 1}, 2}}, .every = 4}).value();
  EXPECT_EQ(r.steps, (std::vector<std::size_t>{0, 4, 8}));
  const auto each = r.at(r.series[0], 1, 0), summed = r.at(r.series[1], 1, 0);
  EXPECT_NEAR(summed[0], each[0] + each[1] + each[2], 1e-12);
  EXPECT_NEAR(summed[1], each[3] + each[4] + each[5], 1e-12);
  EXPECT_TRUE(r.complete);
}

TEST(Run, AnUnknownSeriesIsRefusedWithThoseThereAre) {
  const auto flows = example::flows_of(example::metal_and_parts());
  const auto model = calm(flows);
  const auto r = run(*model, {.steps = 1, .records = {{"profit"}}});
  ASSERT_FALSE(r);
  EXPECT_EQ(r.error().code, ErrorCode::not_found);
  EXPECT_EQ(r.error().nearest.size(), 9u);
}

TEST(Run, MoreStepsThanMemoryCanRecordAreRefusedWithHowManyFit) {
  const auto flows = example::flows_of(example::metal_and_parts());
  const auto model = calm(flows);
  const auto r = run(*model, {.steps = 1'000'000'000, .records = {{"output"}}, .memory_bytes = 48'000});
  ASSERT_FALSE(r);
  EXPECT_EQ(r.error().code, ErrorCode::refused);
  EXPECT_NE(r.error().message.en.find("1000 steps fit"), std::string::npos) << r.error().message.en;
  EXPECT_EQ(model->step(), 0u);
}

TEST(Run, NoStepsOrGroupsThatDoNotFitAreRefused) {
  const auto flows = example::flows_of(example::metal_and_parts());
  const auto model = calm(flows);
  EXPECT_FALSE(run(*model, {.steps = 0}));
  EXPECT_FALSE(run(*model, {.steps = 1, .every = 0}));
  EXPECT_FALSE(run(*model, {.steps = 1, .records = {{"output", {0, 1}, 2}}}));
  EXPECT_FALSE(run(*model, {.steps = 1, .records = {{"output", {0, 0, 0, 0, 0, 5}, 2}}}));
}

TEST(Run, GoingOnWithAnotherRunIsRefused) {
  const auto flows = example::flows_of(example::metal_and_parts());
  const auto model = calm(flows),
             other = make_industry_model(flows, {}, {IndustryScenario{.stock_scale = 0.5}}).value();
  const RunOptions options{.steps = 5, .records = {{"output"}}};
  const auto done = run(*model, options).value();
  const auto mixed = run(*other, {.steps = 9, .records = {{"output"}}}, {}, done);
  ASSERT_FALSE(mixed);
  EXPECT_EQ(mixed.error().code, ErrorCode::refused);
  EXPECT_FALSE(run(*calm(flows), {.steps = 9, .records = {{"demand"}}}, {}, done));
}

}  // namespace
}  // namespace noroshi::propagation
