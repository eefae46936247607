#include "lake/import_transaction.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

namespace noroshi::lake {
namespace {
namespace fs = std::filesystem;

class ImportTransactionTest : public testing::Test {
 protected:
  fs::path folder = fs::temp_directory_path() / ("noroshi_transaction_test_" + std::to_string(::getpid()));
  void SetUp() override {
    fs::remove_all(folder);
    ASSERT_TRUE(Workspace::create(folder));
  }
  void TearDown() override { fs::remove_all(folder); }

  [[nodiscard]] Workspace open() const { return *Workspace::open(folder, Access::write); }
  static Delivery delivery(Instant at = {{2024, 1, 1}}) {
    Delivery d;
    d.feed = "baci";
    d.imported_at = at;
    return d;
  }
  static void stage(ImportTransaction& transaction, const std::string& content) {
    std::ofstream{transaction.staging() / "x.parquet"} << content;
    transaction.add("trade", "baci", "2023", transaction.staging() / "x.parquet", 1);
  }
  [[nodiscard]] bool nothing_stored() const {
    return open().partitions("")->empty() && open().deliveries()->empty() && !fs::exists(folder / "lake/trade");
  }
};

TEST_F(ImportTransactionTest, LeavesNothingBehindWhenItIsNotCommitted) {
  {
    auto transaction = ImportTransaction::begin(open());
    ASSERT_TRUE(transaction);
    stage(*transaction, "half");
  }
  EXPECT_TRUE(nothing_stored());
  EXPECT_FALSE(fs::exists(folder / ".staging"));
}

TEST_F(ImportTransactionTest, IsTheOnlyOneAtATime) {
  auto first = ImportTransaction::begin(open());
  ASSERT_TRUE(first);
  EXPECT_EQ(ImportTransaction::begin(open()).error().code, ErrorCode::busy);
}

TEST_F(ImportTransactionTest, AKilledImportChangesNothingAndTheNextOneWorks) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    auto transaction = ImportTransaction::begin(open());
    if (!transaction) ::_exit(1);
    stage(*transaction, "half");
    // A vintage that no transaction has recorded: as if killed between the rename and SQLite's commit.
    fs::create_directories(folder / "vintages/trade/baci/2023");
    std::ofstream{folder / "vintages/trade/baci/2023/1.parquet"} << "half";
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_TRUE(nothing_stored());

  auto next = ImportTransaction::begin(open());
  ASSERT_TRUE(next) << next.error().message.en;
  EXPECT_FALSE(fs::exists(folder / "vintages/trade/baci/2023/1.parquet"));
  stage(*next, "whole");
  ASSERT_TRUE(next->commit(delivery()));
  EXPECT_EQ(open().partitions("trade")->size(), 1u);
}

TEST_F(ImportTransactionTest, TheNextWriterMendsLinksThatACrashLeftUnmade) {
  {
    auto transaction = ImportTransaction::begin(open());
    stage(*transaction, "whole");
    ASSERT_TRUE(transaction->commit(delivery()));
  }
  fs::remove_all(folder / "lake");
  {
    auto again = ImportTransaction::begin(open());
    ASSERT_TRUE(again);
  }
  EXPECT_TRUE(fs::exists(folder / "lake/trade/baci/2023.parquet"));
}

TEST_F(ImportTransactionTest, AFailureWhileMovingFilesUndoesTheWholeImport) {
  auto transaction = ImportTransaction::begin(open());
  stage(*transaction, "first");
  transaction->add("trade", "baci", "2024", transaction->staging() / "missing.parquet", 1);
  EXPECT_EQ(transaction->commit(delivery()).error().code, ErrorCode::io);
  EXPECT_TRUE(nothing_stored());
  EXPECT_FALSE(fs::exists(folder / "vintages/trade/baci/2023/1.parquet"));
}

}  // namespace
}  // namespace noroshi::lake
