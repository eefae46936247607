#include "interfaces/cli/draft_folder.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "interfaces/cli/new_file.hpp"

namespace noroshi::cli {
namespace {

namespace fs = std::filesystem;

class DraftFolderTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "noroshi-drafts-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }
  // A process that begins a draft and then gets this signal.
  void draft_and_die_of(int signal) const {
    const auto child = ::fork();
    if (child == 0) {
      auto draft = DraftFolder::beside(folder_ / "table.csv");
      std::ofstream{draft->file()} << "half";
      ::raise(signal);
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(WTERMSIG(status), signal);
  }
  [[nodiscard]] std::ptrdiff_t entries() const { return std::distance(fs::directory_iterator{folder_}, {}); }
  fs::path folder_;
};

TEST_F(DraftFolderTest, IsGoneWithTheObject) {
  {
    auto draft = DraftFolder::beside(folder_ / "table.csv");
    ASSERT_TRUE(draft);
    std::ofstream{draft->file()} << "x";
    EXPECT_EQ(entries(), 1);
  }
  EXPECT_EQ(entries(), 0);
}

TEST_F(DraftFolderTest, LeavesNothingWhenTheUserStopsTheProgram) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    draft_and_die_of(signal);
    EXPECT_EQ(entries(), 0) << signal;
  }
}

TEST_F(DraftFolderTest, WhatAKillLeftIsRemovedByTheNextDraftAndNobodyElsesIs) {
  draft_and_die_of(SIGKILL);
  EXPECT_EQ(entries(), 1);
  const auto mine = DraftFolder::beside(folder_ / "a.csv");
  EXPECT_EQ(entries(), 1);
  const auto other = DraftFolder::beside(folder_ / "b.csv");
  EXPECT_EQ(entries(), 2) << "the lock of the first still stands";
}

TEST_F(DraftFolderTest, KeepsTheTargetsModeAndWritesThroughALink) {
  const auto target = folder_ / "real.csv", link = folder_ / "link.csv";
  ASSERT_TRUE(write_bytes(target, "old"));
  fs::permissions(target, fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("real.csv", link);
  ASSERT_TRUE(write_new_file(link, [](const auto& draft) { return write_bytes(draft, "new"); }));
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_EQ(read_bytes(target), "new");
  EXPECT_EQ(fs::status(target).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

}  // namespace
}  // namespace noroshi::cli
