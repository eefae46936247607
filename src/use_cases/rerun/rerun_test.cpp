#include "use_cases/rerun/rerun.hpp"

#include "holdings/test_recorded_job.hpp"
#include "holdings/test_workspace.hpp"
#include "lake/run_store.hpp"

namespace noroshi::use_cases {
namespace {
using example::kStocks, example::StockRequest;

class Rerun : public example::WorkspaceTest {
 protected:
  [[nodiscard]] RunRecord keep(const StockRequest& request) const {
    auto workspace = opened();
    return holdings::record_run(kStocks, workspace, request, {})->record;
  }
  [[nodiscard]] Result<ReportTable> again(const std::string& id, const Progress& progress = {}) const {
    auto later = *holdings::OpenedWorkspace::open(folder, example::data(), holdings::Clock{"2025-03-01"});
    return rerun(later, {.run = id}, example::run_stocks_again(), progress);
  }
  static bool says(const ReportTable& table, std::string_view words) {
    return std::ranges::any_of(table.notes, [&](const Text& note) { return note.en.find(words) != std::string::npos; });
  }
};

TEST_F(Rerun, ARunGivesTheSameBytesOnAnotherDay) {
  const auto table = again(keep({.loss = 0.3, .growth = 0.01}).id);
  ASSERT_TRUE(table) << table.error().message.en;
  ASSERT_EQ(table->rows.size(), 2U);
  for (const auto& row : table->rows) {
    EXPECT_EQ(row[2], Cell{(Text{"equal", "一致"})});
    EXPECT_EQ(row[4], row[5]);
  }
  EXPECT_TRUE(says(*table, "equal:"));
}

TEST_F(Rerun, DataThatCameOnALaterDayDoNotChangeIt) {
  const auto id = keep({}).id;
  store("baci", {example::bought(392, 156, "280120", {2023, 0}, 1.0)}, {{2024, 7, 25}});
  EXPECT_TRUE(says(*again(id), "equal:"));
}

TEST_F(Rerun, DataThatCameOnTheSameDayAreNamedAsTheInputThatDiffers) {
  const auto id = keep({}).id;
  store("baci", {example::bought(392, 156, "280120", {2023, 0}, 1.0)}, {{2024, 7, 20}, 18, 0, 0});
  const auto table = again(id);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows[0][2], Cell{(Text{"differs", "相違"})});
  EXPECT_EQ(table->rows[0][3], Cell{(Text{"rows that differ: stock (1)", "異なる行: stock (1)"})});
  EXPECT_EQ(table->rows[1][2], Cell{(Text{"equal", "一致"})}) << "use does not depend on the data";
  EXPECT_TRUE(says(*table, "input deliveries: 1 known"));
  EXPECT_TRUE(says(*table, "headline numbers differ"));
}

TEST_F(Rerun, AnotherBuildIsNamed) {
  auto record = keep({.loss = 0.3});
  record.id.clear();
  record.build = "0123456789abcdef";
  auto workspace = opened();
  auto answer = *holdings::answer_again(kStocks, workspace, {{"loss", {"0.4"}}}, {});
  record.headlines = answer.headlines;
  const auto other = lake::save_run(workspace.store(), record, answer.tables, {});  // as if its code said so
  const auto table = again(other->id);
  ASSERT_TRUE(table);
  EXPECT_TRUE(says(*table, "build: recorded by 0123456789ab"));
  EXPECT_FALSE(says(*table, "input"));
}

TEST_F(Rerun, WhereNothingThatIsRecordedDiffersTheJobIsAtFault) {
  auto record = keep({.loss = 0.3});
  record.id.clear();
  auto workspace = opened();
  const auto answer = *holdings::answer_again(kStocks, workspace, {{"loss", {"0.4"}}}, {});
  const auto other = lake::save_run(workspace.store(), record, answer.tables, {});
  EXPECT_TRUE(says(*again(other->id), "not deterministic"));
}

TEST_F(Rerun, AResultThatIsNotMadeAnyMoreIsMissing) {
  auto record = keep({});
  record.id.clear();
  auto workspace = opened();
  auto answer = *holdings::answer_again(kStocks, workspace, {}, {});
  answer.tables[1].id = "gone";
  const auto other = lake::save_run(workspace.store(), record, answer.tables, {});
  EXPECT_EQ(again(other->id)->rows[1][2], Cell{(Text{"missing now", "再実行では欠落"})});
}

TEST_F(Rerun, APartialRunAnUnknownOneAndOneThatIsStoppedAreRefused) {
  std::stop_source stop;
  stop.request_stop();
  auto workspace = opened();
  const auto part = holdings::record_run(kStocks, workspace, StockRequest{}, {{}, stop.get_token()});
  const auto refused = again(part->record.id);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::refused);
  EXPECT_NE(refused.error().message.en.find("⟦stocks resume="), std::string::npos);
  EXPECT_EQ(again("00000000").error().field, "run");
  EXPECT_EQ(again(keep({}).id, {{}, stop.get_token()}).error().code, ErrorCode::cancelled);
}

}  // namespace
}  // namespace noroshi::use_cases
