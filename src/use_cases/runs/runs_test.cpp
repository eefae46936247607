#include "use_cases/runs/runs.hpp"

#include <fstream>

#include "holdings/test_recorded_job.hpp"
#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {
using example::kStocks, example::StockRequest;

class Runs : public example::WorkspaceTest {
 protected:
  std::string keep(const StockRequest& request, const char* now = "2024-07-20") const {
    auto workspace = *holdings::OpenedWorkspace::open(folder, example::data(), holdings::Clock{std::string{now}});
    return holdings::record_run(kStocks, workspace, request, {})->record.id;
  }
  [[nodiscard]] Result<std::vector<ReportTable>> ask(const RunsRequest& request) const {
    auto workspace = opened();
    return list_runs(workspace, request);
  }
  static std::string word(const Cell& cell) { return std::get<std::string>(cell); }
};

TEST_F(Runs, AWorkspaceWithoutRunsHasAnEmptyList) {
  const auto tables = ask({});
  ASSERT_TRUE(tables) << tables.error().message.en;
  EXPECT_TRUE(tables->at(0).rows.empty());
}

TEST_F(Runs, TheListHasTheNewestFirstWithWhatWasGivenAndTheFirstNumber) {
  const auto older = keep({.run = {.label = "base"}}, "2024-07-01");
  const auto newer = keep({.loss = 0.25, .goods = {"a", "b"}}, "2024-07-02");
  const auto table = ask({})->at(0);
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(word(table.rows[0][0]), newer);
  EXPECT_EQ(word(table.rows[1][0]), older);
  EXPECT_EQ(word(table.rows[0][5]), "loss=0.25 good=a,b");
  EXPECT_EQ(word(table.rows[1][2]), "base");
  EXPECT_EQ(table.rows[0][6], Cell{(Text{"Stock", "在庫"})});
  EXPECT_EQ(ask({.limit = 1})->at(0).rows.size(), 1U);
  EXPECT_EQ(ask({.job = "stocks"})->at(0).rows.size(), 2U);
  EXPECT_TRUE(ask({.job = "exposure"})->at(0).rows.empty());
}

TEST_F(Runs, TheRecordOfOneRunSaysHowItWillBeJudgedAndWhatItUsed) {
  const auto id = keep({.loss = 0.25});
  const auto tables = ask({.run = id.substr(0, 6)});
  ASSERT_TRUE(tables) << tables.error().message.en;
  ASSERT_EQ(tables->size(), 5U);
  bool judged = false;
  for (const auto& row : tables->at(0).rows) judged = judged || row[1] == Cell{judged_by_the_zero_path()};
  EXPECT_TRUE(judged);
  EXPECT_EQ(tables->at(1).rows.size(), 2U) << "numbers";
  EXPECT_EQ(tables->at(2).rows[0][2], Cell{(Text{"given", "指定"})});
  EXPECT_EQ(tables->at(2).rows[2][2], Cell{(Text{"default", "既定値"})});
  EXPECT_EQ(word(tables->at(3).rows[0][0]), "deliveries");
}

TEST_F(Runs, AFileThatWasChangedOrIsGoneIsSaidToBeSo) {
  const auto id = keep({});
  EXPECT_EQ(ask({.run = id})->at(4).rows[0][3], Cell{(Text{"as recorded", "記録どおり"})});
  std::ofstream{folder / "runs" / id / "stocks.parquet", std::ios::app} << "x";
  std::filesystem::remove(folder / "runs" / id / "use.parquet");
  const auto results = ask({.run = id})->at(4);
  EXPECT_EQ(results.rows[0][3], Cell{(Text{"changed since", "変更あり"})});
  EXPECT_EQ(results.rows[1][3], Cell{(Text{"missing", "欠落"})});
}

TEST_F(Runs, AnUnknownIdIsRefusedWithTheNearest) {
  auto id = keep({});
  const auto known = id;
  id.back() = id.back() == '0' ? '1' : '0';
  const auto refused = ask({.run = id});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "run");
  EXPECT_EQ(refused.error().nearest, std::vector{Near{known}});
}

}  // namespace
}  // namespace noroshi::use_cases
