#include "use_cases/runs_diff/runs_diff.hpp"

#include "holdings/test_recorded_job.hpp"
#include "holdings/test_workspace.hpp"
#include "lake/run_store.hpp"

namespace noroshi::use_cases {
namespace {
using example::kStocks, example::StockRequest;

class DiffRuns : public example::WorkspaceTest {
 protected:
  [[nodiscard]] std::string keep(const StockRequest& request) const {
    auto workspace = opened();
    return holdings::record_run(kStocks, workspace, request, {})->record.id;
  }
  [[nodiscard]] Result<ReportTable> diff(const std::string& a, const std::string& b) const {
    auto workspace = opened();
    return diff_runs(workspace, {.first = a, .second = b}, example::run_stocks_again(), {});
  }
};

TEST_F(DiffRuns, ContributionsOfEveryNumberAddUpToTheDifferenceOfTheTwoRuns) {
  const auto a = keep({.loss = 0.2, .growth = 0.01, .cover = example::Cover::thin});
  const auto b = keep({.loss = 0.5, .growth = 0.05, .days = 20});
  const auto table = diff(a, b);
  ASSERT_TRUE(table) << table.error().message.en;
  constexpr std::size_t kMovedBy = 5, kValue = 6, kSteps = 7;  // recorded, program, four fields, program
  ASSERT_EQ(table->rows.size(), 2 * kSteps) << "two numbers";
  for (std::size_t number = 0; number < 2; ++number) {
    double sum = 0.0;
    for (std::size_t s = 1; s < kSteps; ++s) sum += std::get<double>(table->rows[number * kSteps + s][kMovedBy]);
    const double from = std::get<double>(table->rows[number * kSteps][kValue]);
    const double to = std::get<double>(table->rows[number * kSteps + kSteps - 1][kValue]);
    EXPECT_NEAR(sum, to - from, 1e-9);
    EXPECT_NE(to, from);
  }
  EXPECT_EQ(table->rows[2][2], Cell{(Text{"loss", "loss"})});
  EXPECT_EQ(table->rows[2][1], Cell{(Text{"option", "条件"})});
}

TEST_F(DiffRuns, TheChangeThatMovedTheFirstNumberMostIsSaid) {
  const auto table = diff(keep({.loss = 0.2}), keep({.loss = 0.2, .days = 30}));
  EXPECT_TRUE(table->notes[0].en.starts_with("Stock: moved most by option days (-4 days of use)."))
      << table->notes[0].en;
  const auto same = diff(keep({}), keep({}));
  EXPECT_EQ(same->notes[0].en, "Stock: nothing moved it.");
}

TEST_F(DiffRuns, AnUnknownNumberHasNoContribution) {
  const auto id = keep({});
  auto other = *lake::find_run(opened().store(), id);
  other.id.clear();
  other.headlines[0].value.reset();
  const auto saved = lake::save_run(opened().store(), other, {}, {});
  const auto table = diff(id, saved->id);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows[2][5], Cell{});
  EXPECT_EQ(table->rows[2][6], Cell{});
}

TEST_F(DiffRuns, OnlyTwoCompleteRunsOfOneJobCompare) {
  const auto id = keep({});
  EXPECT_EQ(diff("00000000", id).error().field, "first");
  EXPECT_EQ(diff(id, "00000000").error().field, "second");
  auto other = *lake::find_run(opened().store(), id);
  other.id.clear();
  other.job = "exposure";
  const auto saved = lake::save_run(opened().store(), other, {}, {});
  EXPECT_EQ(diff(id, saved->id).error().code, ErrorCode::refused);
  std::stop_source stop;
  stop.request_stop();
  auto workspace = opened();
  const auto part = holdings::record_run(kStocks, workspace, StockRequest{}, {{}, stop.get_token()});
  EXPECT_EQ(diff(id, part->record.id).error().field, "second");
}

}  // namespace
}  // namespace noroshi::use_cases
