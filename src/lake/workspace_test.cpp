#include "lake/workspace.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "lake/database_schema.hpp"
#include "lake/import_transaction.hpp"

namespace noroshi::lake {
namespace {
namespace fs = std::filesystem;

class WorkspaceTest : public testing::Test {
 protected:
  fs::path folder = fs::temp_directory_path() / ("noroshi_workspace_test_" + std::to_string(::getpid()));
  void SetUp() override { fs::remove_all(folder); }
  void TearDown() override { fs::remove_all(folder); }

  void deliver(Instant known_at, const std::string& content) {
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

// Leaves the journal of a process that died inside a commit, with pages of its transaction in the database already.
void die_inside_a_commit(const fs::path& database) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    try {
      SQLite::Database db{database.string(), SQLite::OPEN_READWRITE};
      db.exec("PRAGMA cache_size = 1");
      db.exec("BEGIN IMMEDIATE");
      SQLite::Statement insert{
          db,
          "INSERT INTO partitions (table_name, feed, name, delivery, path, rows) VALUES ('trade', 'baci', ?, 1, ?, 1)"};
      for (int i = 0; i < 300; ++i) {
        insert.reset();
        insert.bind(1, i);
        insert.bind(2, std::string(900, 'x') + std::to_string(i));
        insert.exec();
      }
      ::_exit(9);  // here, before a destructor rolls back
    } catch (...) {
      ::_exit(1);
    }
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 9);
  std::ifstream journal{database.string() + "-journal"};
  ASSERT_TRUE(journal.is_open());
  ASSERT_NE(journal.get(), 0) << "the journal is not hot: this tests nothing";
}

TEST_F(WorkspaceTest, AReaderUndoesACommitThatWasCutOff) {
  ASSERT_TRUE(Workspace::create(folder));
  deliver({{2024, 1, 10}}, "first");
  die_inside_a_commit(folder / "noroshi.db");
  const auto workspace = Workspace::open(folder, Access::read);
  ASSERT_TRUE(workspace) << workspace.error().message.en;
  EXPECT_EQ(workspace->partitions("trade")->size(), 1u);
  EXPECT_EQ(workspace->deliveries()->size(), 1u);
  EXPECT_FALSE(fs::exists(folder / "noroshi.db-journal"));
}

TEST_F(WorkspaceTest, AReaderWithoutTheRightToWriteIsToldWhatToDoAboutACommitThatWasCutOff) {
  ASSERT_TRUE(Workspace::create(folder));
  deliver({{2024, 1, 10}}, "first");
  die_inside_a_commit(folder / "noroshi.db");
  for (const auto* name : {"noroshi.db", "noroshi.db-journal", "workspace.toml"})
    fs::permissions(folder / name, fs::perms{0444});
  fs::permissions(folder, fs::perms{0555});
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    constexpr uid_t kNobody = 65534;
    if (::geteuid() == 0 && ::setuid(kNobody) != 0) ::_exit(1);
    const auto refused = Workspace::open(folder, Access::read);
    const bool clear = !refused && refused.error().code == ErrorCode::io &&
                       refused.error().message.en.find("cut off") != std::string::npos;
    if (!clear) std::fprintf(stderr, "%s\n", refused ? "opened" : refused.error().message.en.c_str());
    ::_exit(clear ? 0 : 2);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  fs::permissions(folder, fs::perms{0755});
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST_F(WorkspaceTest, KnowsEveryDeliveryWhoseRowsAreInAPartition) {
  ASSERT_TRUE(Workspace::create(folder));
  deliver({{2024, 1, 10}}, "first");
  auto transaction = ImportTransaction::begin(*Workspace::open(folder, Access::write));
  ASSERT_TRUE(transaction);
  EXPECT_EQ(transaction->delivery_id(), 2);
  std::ofstream{transaction->staging() / "x.parquet"} << "both";
  transaction->add("trade", "baci", "2023", transaction->staging() / "x.parquet", {{1, 30}, {2, 12}});
  Delivery delivery;
  delivery.imported_at = {{2024, 6, 1}};
  EXPECT_EQ(transaction->commit(delivery)->id, 2);
  const auto partition = Workspace::open(folder, Access::read)->partitions("trade")->front();
  EXPECT_EQ(partition.rows, 42u);
  ASSERT_EQ(partition.contributions.size(), 2u);
  EXPECT_EQ(partition.contributions[0].delivery, 1);
  EXPECT_EQ(partition.contributions[0].rows, 30u);
  EXPECT_EQ(partition.contributions[1].delivery, 2);
  EXPECT_EQ(partition.contributions[1].rows, 12u);
}

TEST_F(WorkspaceTest, AWorkspaceOfFormatOneIsReadAsItIsAndRaisedByTheNextImport) {
  ASSERT_TRUE(Workspace::create(folder));
  deliver({{2024, 1, 10}}, "first");
  const auto format = [&] {
    return SQLite::Database{(folder / "noroshi.db").string()}.execAndGet("PRAGMA user_version").getInt();
  };
  SQLite::Database{(folder / "noroshi.db").string(), SQLite::OPEN_READWRITE}.exec(
      "DROP TABLE contributions; PRAGMA user_version = 1");
  const auto old = Workspace::open(folder, Access::read)->partitions("trade");
  ASSERT_TRUE(old) << old.error().message.en;
  ASSERT_EQ(old->front().contributions.size(), 1u);
  EXPECT_EQ(old->front().contributions[0].delivery, 1);
  EXPECT_EQ(format(), 1);
  deliver({{2024, 6, 1}}, "second");
  EXPECT_EQ(format(), kWorkspaceFormat);
  EXPECT_EQ(Workspace::open(folder, Access::read)->partitions("trade")->front().contributions[0].delivery, 2);
}

TEST_F(WorkspaceTest, AWorkspaceOfFormatTwoTakesTheStandingOfADeliveryFromTheCatalogueUntilTheNextImportWritesItDown) {
  ASSERT_TRUE(Workspace::create(folder));
  deliver({{2024, 1, 10}}, "first");  // says no standing itself
  const auto database = (folder / "noroshi.db").string();
  const auto workspace = *Workspace::open(folder, Access::read);
  EXPECT_FALSE(workspace.deliveries()->front().standing);
  SQLite::Database{database, SQLite::OPEN_READWRITE}.exec(
      "ALTER TABLE deliveries DROP COLUMN standing; PRAGMA user_version = 2");
  EXPECT_EQ(workspace.deliveries()->front().standing, Standing::reconciled);
  EXPECT_EQ(workspace.partitions("trade")->front().standing, Standing::reconciled);
  EXPECT_EQ(SQLite::Database{database}.execAndGet("PRAGMA user_version").getInt(), 2);
  deliver({{2024, 6, 1}}, "second");
  EXPECT_EQ(SQLite::Database{database}.execAndGet("SELECT standing FROM deliveries WHERE id = 1").getString(),
            "reconciled");
  EXPECT_EQ(workspace.deliveries()->front().standing, Standing::reconciled);
}

TEST_F(WorkspaceTest, AWorkspaceOfFormatFourTakesTheFrameOfADeliveryFromTheCatalogueUntilTheNextImportWritesItDown) {
  ASSERT_TRUE(Workspace::create(folder));
  deliver({{2024, 1, 10}}, "first");
  const auto database = (folder / "noroshi.db").string();
  const auto workspace = *Workspace::open(folder, Access::read);
  SQLite::Database{database, SQLite::OPEN_READWRITE}.exec(
      "UPDATE deliveries SET standing = 'reconciled'; ALTER TABLE deliveries DROP COLUMN frame; PRAGMA user_version = "
      "4");
  EXPECT_EQ(workspace.deliveries()->front().frame.partners, Extent::all);
  deliver({{2024, 6, 1}}, "second");
  EXPECT_EQ(SQLite::Database{database}.execAndGet("SELECT frame FROM deliveries WHERE id = 1").getString(),
            "partners=all destinations=all products=all reporters=all");
}

TEST_F(WorkspaceTest, APartitionHasTheStandingOfTheDeliveryThatWroteIt) {
  ASSERT_TRUE(Workspace::create(folder));
  auto transaction = ImportTransaction::begin(*Workspace::open(folder, Access::write));
  ASSERT_TRUE(transaction);
  std::ofstream{transaction->staging() / "x.parquet"} << "rows";
  transaction->add("trade", "ours", "2023", transaction->staging() / "x.parquet", 1);
  Delivery delivery;
  delivery.feed = "ours";
  delivery.standing = Standing::extract;
  delivery.imported_at = {{2024, 6, 1}};
  ASSERT_TRUE(transaction->commit(delivery));
  EXPECT_EQ(Workspace::open(folder, Access::read)->partitions("trade")->front().standing, Standing::extract);
}

TEST_F(WorkspaceTest, RefusesAWorkspaceOfANewerProgram) {
  ASSERT_TRUE(Workspace::create(folder));
  SQLite::Database{(folder / "noroshi.db").string(), SQLite::OPEN_READWRITE}.exec("PRAGMA user_version = " +
                                                                                  std::to_string(kWorkspaceFormat + 1));
  EXPECT_EQ(Workspace::open(folder, Access::read).error().code, ErrorCode::refused);
}

TEST_F(WorkspaceTest, AnswersAsOfADayWithWhatWasKnownThen) {
  ASSERT_TRUE(Workspace::create(folder));
  deliver({{2024, 1, 10}}, "first");
  deliver({{2024, 6, 1}}, "second");
  const auto workspace = *Workspace::open(folder, Access::read);
  EXPECT_EQ(read(workspace.partitions("trade")->front().path), "second");
  EXPECT_EQ(read(workspace.partitions("trade", Date{2024, 1, 10})->front().path), "first");
  EXPECT_TRUE(workspace.partitions("trade", Date{2024, 1, 9})->empty());
  EXPECT_EQ(workspace.deliveries()->size(), 2u);
}

TEST_F(WorkspaceTest, KeepsTheTimesOfADelivery) {
  ASSERT_TRUE(Workspace::create(folder));
  const Instant evening{{2024, 1, 10}, 21, 30, 5};
  deliver(evening, "first");
  const auto workspace = *Workspace::open(folder, Access::read);
  EXPECT_EQ(workspace.deliveries()->front().imported_at, evening);
  EXPECT_EQ(workspace.deliveries()->front().retrieved, std::nullopt);  // nobody said
  EXPECT_EQ(workspace.partitions("trade")->front().known_at, evening);
}

TEST_F(WorkspaceTest, ATimeOfAnImportThatDoesNotReadIsDamage) {
  ASSERT_TRUE(Workspace::create(folder));
  deliver({{2024, 1, 10}}, "first");
  SQLite::Database{(folder / "noroshi.db").string(), SQLite::OPEN_READWRITE}.exec(
      "UPDATE deliveries SET imported_at = '2024-01-10, noon'");
  const auto workspace = *Workspace::open(folder, Access::read);
  EXPECT_EQ(workspace.deliveries().error().code, ErrorCode::corrupt);
  EXPECT_EQ(workspace.partitions("trade").error().code, ErrorCode::corrupt);
}

TEST_F(WorkspaceTest, WhereThereIsNoneItSaysHowToGetOne) {
  const auto none = Workspace::open(folder, Access::read);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().where, folder.string());
  for (const auto& words : {none.error().message.en, none.error().message.ja}) {
    EXPECT_NE(words.find("⟦init workspace=" + folder.string() + "⟧"), std::string::npos) << words;
    EXPECT_NE(words.find("⟦.workspace⟧"), std::string::npos) << words;
  }
  // A mention would change a blank, and name another folder.
  EXPECT_NE(Workspace::open(folder / "a b", Access::read).error().message.en.find("⟦init⟧"), std::string::npos);
}

TEST_F(WorkspaceTest, ShowsTheCurrentFileToAnyTool) {
  ASSERT_TRUE(Workspace::create(folder));
  deliver({{2024, 1, 10}}, "first");
  deliver({{2024, 6, 1}}, "second");
  EXPECT_EQ(read(folder / "lake/trade/baci/2023.parquet"), "second");
}

}  // namespace
}  // namespace noroshi::lake
