#include "columnar/database.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace noroshi {
namespace {

Database open() { return std::move(*Database::open()); }

TEST(Database, AnswersAQueryBatchByBatchInOrder) {
  auto db = open();
  auto rows =
      db.query("SELECT CAST(i AS BIGINT) AS i, CASE WHEN i % 2 = 0 THEN 'even' END AS parity FROM range(5000) t(i)");
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->names(), (std::vector<std::string>{"i", "parity"}));
  EXPECT_EQ(rows->type(0), ColumnType::int64);
  std::int64_t expected = 0;
  while (true) {
    auto batch = rows->next();
    ASSERT_TRUE(batch);
    if (!*batch) break;
    for (std::size_t r = 0; r < (*batch)->rows(); ++r, ++expected) {
      ASSERT_EQ((*batch)->values<std::int64_t>(0)[r], expected);
      ASSERT_EQ((*batch)->is_null(1, r), expected % 2 != 0);
    }
  }
  EXPECT_EQ(expected, 5000);
}

TEST(Database, RefusesSqlThatIsWrongInsteadOfStopping) {
  auto db = open();
  EXPECT_FALSE(db.query("SELECT nothing FROM nowhere"));
  EXPECT_FALSE(db.execute("SELEC 1"));
}

TEST(Database, WritesParquetThatItReadsBack) {
  auto db = open();
  const auto path = (std::filesystem::temp_directory_path() / "noroshi_database_test.parquet").string();
  std::size_t at = 0;
  const auto written =
      db.write_parquet(path, {{"n", ColumnType::int32}, {"word", ColumnType::text}, {"value", ColumnType::real}}, 3000,
                       [&](BatchWriter& b) {
                         const auto rows = std::min<std::size_t>(b.capacity(), 3000 - at);
                         for (std::size_t r = 0; r < rows; ++r) {
                           b.values<std::int32_t>(0)[r] = static_cast<std::int32_t>(at + r);
                           b.set_text(1, r, (at + r) % 2 == 0 ? "short" : "a string of more than twelve bytes: 狼煙");
                           if (at + r == 7)
                             b.set_null(2, r);
                           else
                             b.values<double>(2)[r] = 0.5;
                         }
                         at += rows;
                         return rows;
                       });
  ASSERT_TRUE(written) << written.error().message.en;
  EXPECT_EQ(db.scalar("SELECT count(*) FROM " + sql_string(path)).value(), "3000");
  EXPECT_EQ(db.scalar("SELECT word FROM " + sql_string(path) + " WHERE n = 7").value(),
            "a string of more than twelve bytes: 狼煙");
  EXPECT_EQ(db.scalar("SELECT count(value) FROM " + sql_string(path)).value(), "2999");
  std::filesystem::remove(path);
}

TEST(Database, AnswersAUsersQuestionButDoesNotObeyOrders) {
  auto db = open();
  EXPECT_TRUE(db.query_read_only("SELECT 42"));
  EXPECT_TRUE(db.query_read_only("WITH a AS (SELECT 1 x) SELECT * FROM a"));
  for (const auto* order : {"COPY (SELECT 1) TO '/tmp/noroshi_never.csv'", "CREATE TABLE t (i INTEGER)",
                            "SET threads = 1", "INSTALL httpfs", "ATTACH 'x.db'", "SELECT 1; DROP TABLE t"}) {
    EXPECT_FALSE(db.query_read_only(order)) << order;
  }
}

TEST(Database, QuotesNamesAndStringsThatComeFromOutside) {
  EXPECT_EQ(sql_string("it's"), "'it''s'");
  EXPECT_EQ(sql_name("a\"b"), "\"a\"\"b\"");
  auto db = open();
  EXPECT_EQ(db.scalar("SELECT " + sql_string("'; DROP TABLE x; --")).value(), "'; DROP TABLE x; --");
}

}  // namespace
}  // namespace noroshi
