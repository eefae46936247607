#include "lake/io_table_file.hpp"

#include <gtest/gtest.h>

#include "columnar/test_files.hpp"

namespace noroshi::lake {
namespace {

class IoTableFile : public testing::Test {
 protected:
  test::Folder folder;
  columnar::Database db = std::move(*columnar::Database::open());
  IoTableFiles files{folder.path() / "outputs.parquet", folder.path() / "flows.parquet"};

  // Two industries, one of them idle, and a final user that buys nothing.
  static IoTable table() {
    IoTable t;
    t.part = "JPN";
    t.year = 2014;
    t.unit = "million USD";
    t.industries = {{"JPN", "steel"}, {"JPN", "農業"}};
    t.final_users = {{"JPN", "households"}, {"JPN", "inventories"}};
    t.intermediate = {2, 2};
    t.intermediate(0, 1) = 0.1;
    t.final_demand = {2, 2};
    t.final_demand(0, 0) = -3.25;
    t.output = {-3.15, 0.0};
    return t;
  }
  std::string ask(const std::filesystem::path& file, const std::string& what) {
    return db.scalar("SELECT " + what + " FROM read_parquet(" + columnar::sql_string(file.string()) + ")")
        ->value_or("null");
  }
};

TEST_F(IoTableFile, GivesBackTheTableThatWasWritten) {
  auto written = table();
  written.names = {"Steel", "Agriculture"};
  written.value_added = {1.0 / 3.0, 0.0};
  written.imported = {2, 4};
  written.imported(1, 0) = 7.0;
  written.imported(1, 3) = -1.5;
  ASSERT_TRUE(write_io_table(db, files, written));
  const auto read = read_io_table(db, files);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->industries, written.industries);
  EXPECT_EQ(read->final_users, written.final_users);
  EXPECT_EQ(read->intermediate, written.intermediate);
  EXPECT_EQ(read->final_demand, written.final_demand);
  EXPECT_EQ(read->imported, written.imported);
  EXPECT_EQ(read->output, written.output);
  EXPECT_EQ(read->value_added, written.value_added);
  EXPECT_EQ(read->names, written.names);
  EXPECT_EQ(read->part, "JPN");
  EXPECT_EQ(read->year, 2014);
  EXPECT_EQ(read->unit, "million USD");
}

TEST_F(IoTableFile, SaysNothingWhereThePublisherPrintsNothing) {
  ASSERT_TRUE(write_io_table(db, files, table()));
  const auto read = read_io_table(db, files);
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->value_added.empty());
  EXPECT_TRUE(read->imported.values.empty());
  EXPECT_TRUE(read->names.empty());
  EXPECT_EQ(ask(files.outputs, "count(value_added)"), "0");
}

TEST_F(IoTableFile, HoldsOneRowACellThatIsNotZeroWithItsNames) {
  const auto rows = write_io_table(db, files, table());
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->flows, 2U);
  EXPECT_EQ(rows->outputs, 4U);
  EXPECT_EQ(ask(files.flows, "string_agg(from_sector || '>' || to_sector || ' ' || kind, ',' ORDER BY value)"),
            "steel>households final,steel>農業 intermediate");
}

TEST_F(IoTableFile, NamesThePartitionAfterPartAndYear) {
  auto t = table();
  EXPECT_EQ(io_partition_name(t), "JPN_2014");
  t.part.clear();
  EXPECT_EQ(io_partition_name(t), "2014");
}

TEST_F(IoTableFile, RefusesFlowsOfAPlaceThatTheTableDoesNotHave) {
  auto larger = table();
  larger.final_users.push_back({"JPN", "exports"});
  larger.final_demand = {2, 3};
  larger.final_demand(1, 2) = 5.0;
  ASSERT_TRUE(write_io_table(db, {folder.path() / "other.parquet", files.flows}, larger));
  ASSERT_TRUE(write_io_table(db, {files.outputs, folder.path() / "unused.parquet"}, table()));
  const auto read = read_io_table(db, files);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::corrupt);
}

}  // namespace
}  // namespace noroshi::lake
