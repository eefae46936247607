#include "lake/workspace.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "lake/import_transaction.hpp"

namespace noroshi {
namespace {
namespace fs = std::filesystem;

class WorkspaceTest : public testing::Test {
 protected:
  fs::path folder = fs::temp_directory_path() / ("noroshi_workspace_test_" + std::to_string(::getpid()));
  void SetUp() override { fs::remove_all(folder); }
  void TearDown() override { fs::remove_all(folder); }

  void import(const std::string& known_at, const std::string& content) {
    auto workspace = Workspace::open(folder, Access::write);
    ASSERT_TRUE(workspace);
    auto transaction = ImportTransaction::begin(*workspace);
    ASSERT_TRUE(transaction) << transaction.error().message.en;
    const auto staged = transaction->staging() / "x.parquet";
    std::ofstream{staged} << content;
    transaction->add("trade", "baci", "2023", staged, 1);
    Delivery delivery;
    delivery.feed = "baci";
    delivery.imported_at = known_at;
    ASSERT_TRUE(transaction->commit(delivery));
  }
  static std::string read(const fs::path& path) {
    std::ifstream in{path};
    return {std::istreambuf_iterator<char>{in}, {}};
  }
};

TEST_F(WorkspaceTest, IsCreatedOnceAndOpenedAfterwards) {
  ASSERT_TRUE(Workspace::create(folder));
  ASSERT_TRUE(Workspace::create(folder));
  EXPECT_TRUE(Workspace::open(folder, Access::read)->partitions("trade")->empty());
}

TEST_F(WorkspaceTest, DoesNotTakeAFolderThatHoldsOtherThings) {
  fs::create_directories(folder);
  std::ofstream{folder / "thesis.txt"} << "mine";
  EXPECT_EQ(Workspace::create(folder).error().code, ErrorCode::refused);
  EXPECT_EQ(Workspace::open(folder, Access::read).error().code, ErrorCode::not_found);
}

TEST_F(WorkspaceTest, ReportsADamagedDatabase) {
  ASSERT_TRUE(Workspace::create(folder));
  std::ofstream{folder / "noroshi.db", std::ios::trunc} << std::string(4096, 'x');
  EXPECT_EQ(Workspace::open(folder, Access::read).error().code, ErrorCode::corrupt);
}

TEST_F(WorkspaceTest, AnswersAsOfADayWithWhatWasKnownThen) {
  ASSERT_TRUE(Workspace::create(folder));
  import("2024-01-10T00:00:00Z", "first");
  import("2024-06-01T00:00:00Z", "second");
  const auto workspace = *Workspace::open(folder, Access::read);
  EXPECT_EQ(read(workspace.partitions("trade")->front().path), "second");
  EXPECT_EQ(read(workspace.partitions("trade", "2024-01-10")->front().path), "first");
  EXPECT_TRUE(workspace.partitions("trade", "2024-01-09")->empty());
  EXPECT_EQ(workspace.deliveries()->size(), 2u);
}

TEST_F(WorkspaceTest, ShowsTheCurrentFileToAnyTool) {
  ASSERT_TRUE(Workspace::create(folder));
  import("2024-01-10T00:00:00Z", "first");
  import("2024-06-01T00:00:00Z", "second");
  EXPECT_EQ(read(folder / "lake/trade/baci/2023.parquet"), "second");
}

}  // namespace
}  // namespace noroshi
