#include "holdings/recorded_run.hpp"

#include <sys/wait.h>

#include "base/build_id.hpp"
#include "holdings/test_recorded_job.hpp"
#include "holdings/test_workspace.hpp"
#include "lake/run_store.hpp"

namespace noroshi::holdings {
namespace {
using example::kStocks, example::StockRequest;

class RecordedRunTest : public example::WorkspaceTest {
 protected:
  [[nodiscard]] Result<RecordedRun> record(const StockRequest& request, const Progress& progress = {}) const {
    auto workspace = opened();
    return record_run(kStocks, workspace, request, progress);
  }
  // Asks the work to stop when it reports the given share.
  [[nodiscard]] Result<RecordedRun> record_until(double share, const StockRequest& request) const {
    std::stop_source stop;
    return record(request, {[&](const Text&, double done) {
                              if (done >= share) stop.request_stop();
                            },
                            stop.get_token()});
  }
  [[nodiscard]] RunRecord stored(const std::string& id) const { return *lake::find_run(opened().store(), id); }
};

TEST_F(RecordedRunTest, TheRecordSaysEverythingThatMadeTheAnswer) {
  const auto run = record({.run = {.label = "base"}, .loss = 0.25});
  ASSERT_TRUE(run) << run.error().message.en;
  const auto kept = stored(run->record.id);
  EXPECT_EQ(kept.job, "stocks");
  EXPECT_EQ(kept.label, "base");
  EXPECT_EQ(kept.build, build_id());
  EXPECT_EQ(kept.issued_at, clock.utc_now());
  EXPECT_EQ(kept.known_as_of, clock.today());
  EXPECT_EQ(kept.seed, 7U);
  EXPECT_EQ(kept.judged_by, judged_by_the_zero_path());
  EXPECT_EQ(kept.headlines, run->answer.headlines);
  EXPECT_EQ(kept.inputs, run->answer.inputs);
  EXPECT_EQ(kept.results.size(), 2U);
  EXPECT_EQ(kept.fields.size(), describe_fields<StockRequest>().size() - 2) << "label and resume are of the run";
  EXPECT_EQ(kept.fields[0], (RunField{"loss", {"0.25"}, true}));
  EXPECT_EQ(kept.fields[2], (RunField{"days", {"10"}, false})) << "defaults are recorded too";
}

TEST_F(RecordedRunTest, ADayThatBoundsWhatIsKnownIsThatOfTheRequest) {
  const auto run = record({.as_of = Date{2024, 6, 1}});
  EXPECT_EQ(stored(run->record.id).known_as_of, (Date{2024, 6, 1}));
}

TEST_F(RecordedRunTest, ANoteNamesTheRecord) {
  const auto run = record({});
  ASSERT_FALSE(run->answer.tables[0].notes.empty());
  EXPECT_NE(run->answer.tables[0].notes.back().en.find("⟦rerun run=" + run->record.id + "⟧"), std::string::npos);
}

TEST_F(RecordedRunTest, ARunThatIsStoppedAndContinuedEndsInTheSameBytes) {
  const StockRequest request{.loss = 0.3, .growth = 0.01, .days = 40};
  const auto whole = record(request);
  auto part = record_until(0.4, request);
  ASSERT_TRUE(part) << part.error().message.en;
  EXPECT_EQ(part->record.status, RunStatus::partial);
  EXPECT_DOUBLE_EQ(stored(part->record.id).share_done, 0.4);
  EXPECT_NE(part->answer.tables[0].notes.back().en.find("⟦stocks resume=" + part->record.id + "⟧"), std::string::npos);

  part = record_until(0.7, {.run = {.resume = part->record.id}});
  ASSERT_TRUE(part) << part.error().message.en;
  EXPECT_EQ(part->record.status, RunStatus::partial);
  const auto done = record({.run = {.resume = part->record.id}});
  ASSERT_TRUE(done) << done.error().message.en;
  EXPECT_EQ(done->record.id, part->record.id);
  const auto kept = stored(done->record.id);
  EXPECT_EQ(kept.status, RunStatus::complete);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(kept.results[i].sha256, whole->record.results[i].sha256);
  EXPECT_EQ(kept.headlines, whole->record.headlines);
}

TEST_F(RecordedRunTest, ARunThatGoesOnAnotherDayStillAnswersForTheDayOnWhichItWasIssued) {
  const auto part = record_until(0.5, {});
  auto later = *OpenedWorkspace::open(folder, example::data(), Clock{"2025-01-01"});
  const auto done = record_run(kStocks, later, {.run = {.resume = part->record.id}}, {});
  ASSERT_TRUE(done) << done.error().message.en;
  EXPECT_EQ(done->answer.tables[0].rows[0][2], Cell{clock.today()});
  EXPECT_EQ(done->record.results[0].sha256, record({})->record.results[0].sha256);
}

TEST_F(RecordedRunTest, ARepeatedRunGivesTheSameAnswerOnAnyDay) {
  const auto run = record({.loss = 0.7});
  const auto later = *OpenedWorkspace::open(folder, example::data(), Clock{"2025-01-01"});
  const auto again = repeat_run(later, run->record, example::run_stocks_again(), {});
  ASSERT_TRUE(again) << again.error().message.en;
  EXPECT_EQ(again->headlines, run->answer.headlines);
  EXPECT_EQ(again->tables[0].rows, run->answer.tables[0].rows);
}

TEST_F(RecordedRunTest, AJobThatTheProgramDoesNotHaveCannotBeRepeated) {
  auto record = this->record({})->record;
  record.job = "another";
  EXPECT_EQ(repeat_run(opened(), record, example::run_stocks_again(), {}).error().code, ErrorCode::not_found);
}

TEST_F(RecordedRunTest, OnlyAPartialRunOfTheSameJobBuildAndFieldsGoesOn) {
  const auto done = record({});
  EXPECT_EQ(record({.run = {.resume = done->record.id}}).error().code, ErrorCode::refused);
  EXPECT_EQ(record({.run = {.resume = "00000000"}}).error().field, "resume");
  const auto part = record_until(0.5, {});
  EXPECT_EQ(record({.run = {.resume = part->record.id}, .loss = 0.9}).error().field, "loss");
  const auto other = [&](const char* change) {
    auto another = stored(part->record.id);
    another.id.clear();
    (std::string_view{change} == "job" ? another.job : another.build) = "another";
    const auto saved = lake::save_run(opened().store(), another, part->answer.tables, part->answer.state);
    return record({.run = {.resume = saved->id}}).error();
  };
  EXPECT_NE(other("job").message.en.find("⟦another resume="), std::string::npos);
  EXPECT_EQ(other("build").code, ErrorCode::refused);
}

TEST_F(RecordedRunTest, AWorkspaceThatCannotBeWrittenAnswersAndSaysThatNothingIsRecorded) {
  std::filesystem::permissions(folder, std::filesystem::perms{0555});
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    constexpr uid_t kNobody = 65534;
    if (::geteuid() == 0 && ::setuid(kNobody) != 0) ::_exit(1);
    const auto run = record({});
    const bool says = run && run->record.id.empty() && run->answer.headlines.size() == 2 &&
                      run->answer.tables[0].notes.back().en.starts_with("this run is not recorded");
    ::_exit(says ? 0 : 2);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  std::filesystem::permissions(folder, std::filesystem::perms{0755});
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_TRUE(lake::list_runs(opened().store())->empty());
}

TEST_F(RecordedRunTest, WorkThatFailsIsNotRecorded) {
  EXPECT_EQ(record({.growth = 0.1, .refuses_growth = true}).error().field, "growth");
  EXPECT_TRUE(lake::list_runs(opened().store())->empty());
}

TEST_F(RecordedRunTest, FieldsToRepeatShutOutDataThatBecameKnownSince) {
  const auto run = record({});
  auto fields = fields_to_repeat(opened(), run->record);
  ASSERT_TRUE(fields);
  EXPECT_TRUE(fields->at("as_of").empty()) << "nothing is new: the same words";
  store("baci", {example::bought(392, 156, "280120", {2023, 0}, 1.0)}, {{2024, 7, 25}});
  fields = fields_to_repeat(opened(), run->record);
  EXPECT_EQ(fields->at("as_of"), std::vector<std::string>{"2024-07-20"});
}

}  // namespace
}  // namespace noroshi::holdings
