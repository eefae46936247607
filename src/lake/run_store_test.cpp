#include "lake/run_store.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "lake/database_schema.hpp"
#include "lake/test_run.hpp"

namespace noroshi::lake {
namespace {
namespace fs = std::filesystem;
using example::losses, example::run_record;

class RunStore : public testing::Test {
 protected:
  fs::path folder = fs::temp_directory_path() / ("noroshi_run_store_" + std::to_string(::getpid()));
  void SetUp() override {
    fs::remove_all(folder);
    ASSERT_TRUE(Workspace::create(folder));
  }
  void TearDown() override { fs::remove_all(folder); }

  [[nodiscard]] Workspace open() const { return *Workspace::open(folder, Access::read); }
  [[nodiscard]] RunRecord keep(RunRecord record, std::string_view state = {}) const {
    const std::vector tables{losses()};
    auto kept = save_run(open(), std::move(record), tables, state);
    EXPECT_TRUE(kept) << kept.error().message.en;
    return kept.value_or(RunRecord{});
  }
  [[nodiscard]] static RunRecord half() {
    auto record = run_record();
    record.share_done = 0.43;
    record.status = RunStatus::partial;
    return record;
  }
  void expect_consistent() const {  // every file of every record is there and whole, and there are no others
    std::size_t files = 0;
    const auto all = list_runs(open());
    ASSERT_TRUE(all) << all.error().message.en;
    for (const auto& run : *all) {
      for (const auto& result : run.results) {
        EXPECT_EQ(digest_of(folder / result.path).value_or("?"), result.sha256) << result.path;
        ++files;
      }
      files += run.state_path.empty() ? 0 : 1;
    }
    std::size_t found = 0;
    for (const auto& entry : fs::recursive_directory_iterator{folder / "runs"})
      found += entry.is_regular_file() && entry.path().filename() != ".lock" ? 1 : 0;
    EXPECT_EQ(found, files);
  }
};

TEST_F(RunStore, ARecordComesBackAsItWasWritten) {
  const auto kept = keep(run_record("base case"));
  const auto found = find_run(open(), kept.id);
  ASSERT_TRUE(found) << found.error().message.en;
  const auto expected = run_record("base case");
  EXPECT_EQ(found->job, "simulate");
  EXPECT_EQ(found->label, "base case");
  EXPECT_EQ(found->fields, expected.fields);
  EXPECT_EQ(found->inputs, expected.inputs);
  EXPECT_EQ(found->options, expected.options);
  EXPECT_EQ(found->seed, expected.seed);
  EXPECT_EQ(found->build, expected.build);
  EXPECT_EQ(found->issued_at, expected.issued_at);
  EXPECT_EQ(found->known_as_of, expected.known_as_of);
  EXPECT_EQ(found->judged_by, expected.judged_by);
  EXPECT_EQ(found->headlines, expected.headlines) << "to the last bit, and unknown stays unknown";
  EXPECT_EQ(found->wall_seconds, 1.5);
  EXPECT_EQ(found->cpu_seconds, 2.5);
  EXPECT_EQ(found->status, RunStatus::complete);
  ASSERT_EQ(found->results.size(), 1U);
  EXPECT_EQ(found->results[0].path, "runs/" + kept.id + "/losses.parquet");
  EXPECT_EQ(found->results[0].rows, 2U);
  expect_consistent();
}

TEST_F(RunStore, AnIdIsShortComesOfContentAndTimeAndIsNeverGivenTwice) {
  const auto first = keep(run_record());
  EXPECT_EQ(first.id.size(), 8U);
  const auto twin = keep(run_record());
  EXPECT_NE(twin.id, first.id);
  fs::remove_all(folder);
  ASSERT_TRUE(Workspace::create(folder));
  EXPECT_EQ(keep(run_record()).id, first.id) << "the same request at the same time in another workspace";
  EXPECT_NE(keep(run_record("", {{2026, 11, 1}, 9, 30, 1})).id, first.id);
}

TEST_F(RunStore, TheNewestStandsFirst) {
  (void)keep(run_record("old", {{2026, 10, 1}}));
  (void)keep(run_record("new", {{2026, 11, 1}}));
  (void)keep(run_record("middle", {{2026, 10, 15}}));
  const auto all = list_runs(open());
  ASSERT_EQ(all->size(), 3U);
  EXPECT_EQ(all->at(0).label + all->at(1).label + all->at(2).label, "newmiddleold");
}

TEST_F(RunStore, AnUnknownIdIsRefusedWithTheNearestAndAnUnambiguousBeginningIsEnough) {
  const auto kept = keep(run_record());
  EXPECT_EQ(find_run(open(), kept.id.substr(0, 5))->id, kept.id);
  EXPECT_EQ(find_run(open(), kept.id.substr(0, 3)).error().code, ErrorCode::not_found);
  auto typo = kept.id;
  std::swap(typo[3], typo[4]);
  if (typo == kept.id) typo[3] = typo[3] == '0' ? '1' : '0';
  const auto none = find_run(open(), typo);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::not_found);
  EXPECT_EQ(none.error().nearest, std::vector{Near{kept.id}});
}

TEST_F(RunStore, APartialRunKeepsItsStateAndIsReplacedWhenItGoesOn) {
  const std::string state{"step 43\0\xff", 9};
  auto kept = keep(half(), state);
  EXPECT_EQ(kept.status, RunStatus::partial);
  EXPECT_EQ(*state_of(open(), kept), state);
  (void)keep(run_record("later", {{2026, 11, 2}}));

  kept.share_done = 1.0;
  kept.status = RunStatus::complete;
  const auto done = keep(kept, state);
  EXPECT_EQ(done.id, kept.id);
  const auto all = list_runs(open());
  ASSERT_EQ(all->size(), 2U);
  EXPECT_EQ(all->back().id, kept.id) << "it keeps its time";
  EXPECT_EQ(all->back().status, RunStatus::complete);
  EXPECT_EQ(state_of(open(), all->back()).error().code, ErrorCode::refused);
  expect_consistent();
}

TEST_F(RunStore, ACompleteRecordIsNeverChanged) {
  auto kept = keep(run_record());
  const std::vector tables{losses(2.0)};
  EXPECT_EQ(save_run(open(), kept, tables, {}).error().code, ErrorCode::refused);
  kept.id = "00000000";
  EXPECT_EQ(save_run(open(), kept, tables, {}).error().code, ErrorCode::not_found);
  expect_consistent();
}

TEST_F(RunStore, AWorkspaceOfFormatThreeHasNoRunsAndGetsItsTablesWithTheFirst) {
  const auto database = (folder / "noroshi.db").string();
  SQLite::Database{database, SQLite::OPEN_READWRITE}.exec(
      "DROP TABLE runs; DROP TABLE run_fields; DROP TABLE run_words; DROP TABLE run_inputs; DROP TABLE run_options; "
      "DROP TABLE run_headlines; DROP TABLE run_results; PRAGMA user_version = 3");
  EXPECT_TRUE(list_runs(open())->empty());
  EXPECT_EQ(SQLite::Database{database}.execAndGet("PRAGMA user_version").getInt(), 3);
  const auto kept = keep(run_record());
  EXPECT_EQ(find_run(open(), kept.id)->id, kept.id);
  EXPECT_EQ(SQLite::Database{database}.execAndGet("PRAGMA user_version").getInt(), kWorkspaceFormat);
}

TEST_F(RunStore, WhatAKilledProcessLeftIsRemovedByTheNextOneAndSeenByNobody) {
  const auto kept = keep(run_record());
  for (const auto* left : {"runs/.staging/x.parquet", "runs/deadbeef/losses.parquet"}) {
    fs::create_directories((folder / left).parent_path());
    ASSERT_TRUE(write_file(folder / left, "half"));
  }
  ASSERT_TRUE(write_file(folder / "runs" / kept.id / "losses.2.parquet", "half"));
  EXPECT_EQ(list_runs(open())->size(), 1U);
  (void)keep(run_record("next"));
  expect_consistent();
}

TEST_F(RunStore, AFailureWhileFilesAreMovedRecordsNothingAndTheNextSaveWorks) {
  const auto id = keep(run_record()).id;
  fs::remove_all(folder);
  ASSERT_TRUE(Workspace::create(folder));
  fs::create_directories(folder / "runs");
  ASSERT_TRUE(write_file(folder / "runs" / id, "in the way"));
  const std::vector tables{losses()};
  EXPECT_EQ(save_run(open(), run_record(), tables, {}).error().code, ErrorCode::io);
  EXPECT_TRUE(list_runs(open())->empty());
  EXPECT_FALSE(fs::exists(folder / "runs" / ".staging"));
  fs::remove(folder / "runs" / id);
  EXPECT_EQ(keep(run_record()).id, id);
  expect_consistent();
}

// Records one run after another until it is killed.
[[noreturn]] void record_until_killed(const fs::path& folder) {
  for (int i = 0;; ++i) {
    const std::vector tables{losses(i)};
    if (!save_run(*Workspace::open(folder, Access::read), run_record(std::to_string(i)), tables, {})) ::_exit(1);
  }
}

TEST_F(RunStore, AProcessThatIsKilledWhileItRecordsLeavesWholeRecordsOnly) {
  for (std::size_t round = 1; round <= 5; ++round) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) record_until_killed(folder);
    while (list_runs(open())->size() < round * 2) std::this_thread::yield();
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    (void)keep(run_record("after"));
    expect_consistent();
  }
}

TEST_F(RunStore, TwoProcessesThatRecordAtOnceBothKeepTheirRuns) {
  constexpr int kRuns = 10;
  std::vector<pid_t> children;
  for (int process = 0; process < 2; ++process) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      for (int i = 0; i < kRuns; ++i) {
        const std::vector tables{losses(i)};
        if (!save_run(open(), run_record(), tables, {})) ::_exit(1);
      }
      ::_exit(0);
    }
    children.push_back(child);
  }
  for (const auto child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 0);
  }
  EXPECT_EQ(list_runs(open())->size(), 2U * kRuns);
  expect_consistent();
}

TEST_F(RunStore, WhereNothingCanBeWrittenNothingIsRecordedAndReadingGoesOn) {
  const auto kept = keep(run_record());
  const auto set = [&](fs::perms folders, fs::perms files) {
    for (const auto& entry : fs::recursive_directory_iterator{folder})
      fs::permissions(entry.path(), entry.is_directory() ? folders : files);
    fs::permissions(folder, folders);
  };
  set(fs::perms{0555}, fs::perms{0444});
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    constexpr uid_t kNobody = 65534;
    if (::geteuid() == 0 && ::setuid(kNobody) != 0) ::_exit(1);
    const std::vector tables{losses()};
    const auto refused = save_run(open(), run_record(), tables, {});
    const bool clear = !refused && refused.error().code == ErrorCode::io && find_run(open(), kept.id);
    ::_exit(clear ? 0 : 2);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  set(fs::perms{0755}, fs::perms{0644});
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(list_runs(open())->size(), 1U);
}

}  // namespace
}  // namespace noroshi::lake
