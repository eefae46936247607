#include "lake/run_files.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>

#include "columnar/database.hpp"
#include "lake/test_run.hpp"

namespace noroshi::lake {
namespace {
namespace fs = std::filesystem;

class RunFiles : public testing::Test {
 protected:
  fs::path folder = fs::temp_directory_path() / ("noroshi_run_files_" + std::to_string(::getpid()));
  void SetUp() override {
    fs::remove_all(folder);
    fs::create_directories(folder);
  }
  void TearDown() override { fs::remove_all(folder); }
};

TEST_F(RunFiles, ATableIsKeptWithItsWordsInBothLanguagesAndUnknownIsNull) {
  const auto file = folder / "losses.parquet";
  ASSERT_TRUE(write_result(example::losses(), file));
  auto db = columnar::Database::open();
  EXPECT_EQ(db->scalar("SELECT string_agg(concat_ws('|', industry, industry_ja, loss, loss IS NULL), ';') FROM "
                       "read_parquet(" +
                       columnar::sql_file(file) + ")")
                ->value_or("?"),
            "Steel|鉄鋼|1.0|false;C26|C26|true");
}

TEST_F(RunFiles, TheSameTableGivesTheSameBytesAndAnotherTableOthers) {
  ReportTable large;  // several row groups, written by several threads
  large.columns = {{"n", {}, CellKind::integer}, {"x", {}, CellKind::real}, {"name", {}, CellKind::text}};
  constexpr std::int64_t kRows = 150'000;
  for (std::int64_t i = 0; i < kRows; ++i)
    large.rows.push_back({i, std::sin(static_cast<double>(i)), std::string("industry ") + std::to_string(i % 977)});
  const auto first = write_result(large, folder / "a.parquet");
  ASSERT_TRUE(first);
  for (int again = 0; again < 2; ++again) EXPECT_EQ(*write_result(large, folder / "b.parquet"), *first);
  EXPECT_EQ(*digest_of(folder / "a.parquet"), *first);
  std::get<double>(large.rows[1000][1]) += 1e-15;
  EXPECT_NE(*write_result(large, folder / "b.parquet"), *first);
}

TEST_F(RunFiles, WhatCannotBeReadOrWrittenIsAnError) {
  EXPECT_EQ(digest_of(folder / "none").error().code, ErrorCode::io);
  EXPECT_EQ(read_file(folder / "none").error().code, ErrorCode::io);
  EXPECT_EQ(write_file(folder / "none" / "x", "y").error().code, ErrorCode::io);
  EXPECT_FALSE(write_result(example::losses(), folder / "none" / "x.parquet"));
}

TEST_F(RunFiles, BytesComeBackAsTheyWere) {
  const std::string bytes{"\0\xff\n\r\0", 5};
  ASSERT_TRUE(write_file(folder / "state.bin", bytes));
  EXPECT_EQ(*read_file(folder / "state.bin"), bytes);
}

TEST_F(RunFiles, SettledFilesKeepTheirNamesUntilOneIsTaken) {
  auto runs = RunFolder::lock(folder);
  ASSERT_TRUE(runs);
  for (const auto* expected : {"runs/0a/x.bin", "runs/0a/x.2.bin"}) {
    ASSERT_TRUE(write_file(runs->staging() / "x.bin", "x"));
    EXPECT_EQ(runs->settle("0a", {runs->staging() / "x.bin"}), std::vector<std::string>{expected});
  }
  EXPECT_THROW((void)runs->settle("0b", {runs->staging() / "missing"}), fs::filesystem_error);
  EXPECT_FALSE(fs::exists(folder / "runs/0b"));
}

TEST_F(RunFiles, MendingRemovesWhatNoRecordNames) {
  auto runs = RunFolder::lock(folder);
  ASSERT_TRUE(runs);
  for (const auto* file : {"runs/0a/kept.bin", "runs/0a/left.bin", "runs/0b/left.bin"}) {
    fs::create_directories((folder / file).parent_path());
    ASSERT_TRUE(write_file(folder / file, "x"));
  }
  runs->mend({"runs/0a/kept.bin"});
  EXPECT_TRUE(fs::exists(folder / "runs/0a/kept.bin"));
  EXPECT_FALSE(fs::exists(folder / "runs/0a/left.bin"));
  EXPECT_FALSE(fs::exists(folder / "runs/0b"));
}

}  // namespace
}  // namespace noroshi::lake
