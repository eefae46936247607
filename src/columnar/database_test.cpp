#include "columnar/database.hpp"

#include <gtest/gtest.h>

#include <array>

#include <filesystem>

namespace noroshi::columnar {
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
  const std::vector<OutputColumn> columns{{"n", ColumnType::int32},
                                          {"word", ColumnType::text},
                                          {"value", ColumnType::real},
                                          {"parity", ColumnType::text, {"even", "odd"}}};
  const auto written = db.write_parquet(path, columns, 3000, [](BatchWriter& b, std::size_t first, std::size_t rows) {
    for (std::size_t r = 0; r < rows; ++r) {
      const auto n = first + r;
      b.values<std::int32_t>(0)[r] = static_cast<std::int32_t>(n);
      b.set_text(1, r, n % 2 == 0 ? "short" : "a string of more than twelve bytes: 狼煙");
      if (n == 7)
        b.set_null(2, r);
      else
        b.values<double>(2)[r] = 0.5;
      b.set_category(3, r, n % 2);
    }
  });
  ASSERT_TRUE(written) << written.error().message.en;
  EXPECT_EQ(db.scalar("SELECT count(*) FROM " + sql_string(path)).value(), "3000");
  EXPECT_EQ(db.scalar("SELECT word FROM " + sql_string(path) + " WHERE n = 7").value(),
            "a string of more than twelve bytes: 狼煙");
  EXPECT_EQ(db.scalar("SELECT count(value) FROM " + sql_string(path)).value(), "2999");
  EXPECT_EQ(db.scalar("SELECT parity FROM " + sql_string(path) + " WHERE n = 7").value(), "odd");
  EXPECT_FALSE(db.query("FROM noroshi_source_0")) << "the rows are gone with the call";
  std::filesystem::remove(path);
}

TEST(Database, AnswersAUsersQuestionButDoesNotObeyOrders) {
  auto db = open();
  EXPECT_TRUE(db.query_read_only("SELECT 42"));
  ASSERT_TRUE(db.execute("CREATE TEMP VIEW v AS SELECT 1 AS x"));
  for (const auto* question :
       {"WITH a AS (SELECT 1 x) SELECT * FROM a", "FROM v", "VALUES (1)", "SHOW TABLES", "DESCRIBE v", "SUMMARIZE v",
        "EXPLAIN SELECT 1", "  explain\nanalyze SELECT 1", "EXPLAIN (ANALYZE) SELECT 1",
        "EXPLAIN (FORMAT json) SELECT 1", "SELECT ';' -- why; not"}) {
    const auto answer = db.query_read_only(question);
    EXPECT_TRUE(answer) << question << ": " << answer.error().message.en;
  }
  for (const auto* order : {"COPY (SELECT 1) TO '/tmp/noroshi_never.csv'",
                            "CREATE TABLE t (i INTEGER)",
                            "SET threads = 1",
                            "INSTALL httpfs",
                            "LOAD httpfs",
                            "ATTACH 'x.db'",
                            "SELECT 1; DROP TABLE t",
                            "DELETE FROM v",
                            "UPDATE v SET x = 2",
                            "INSERT INTO v VALUES (1)",
                            "DROP VIEW v",
                            "WITH a AS (SELECT 1) DELETE FROM v",
                            "EXPLAIN ANALYZE COPY (SELECT 1) TO '/tmp/noroshi_never.csv'",
                            "EXPLAIN DELETE FROM v",
                            "EXPLAIN (ANALYZE) COPY (SELECT 1) TO '/tmp/noroshi_never.csv'",
                            "EXPLAIN (ANALYZE, FORMAT json) CREATE TABLE t (x INT)",
                            "EXPLAIN(ANALYZE)INSERT INTO v VALUES (1)",
                            "EXPLAIN /* why */ ANALYZE COPY (SELECT 1) TO '/tmp/noroshi_never.csv'",
                            "PRAGMA threads = 1",
                            "CALL pragma_version()",
                            "EXPORT DATABASE '/tmp/noroshi_never'"}) {
    const auto answer = db.query_read_only(order);
    ASSERT_FALSE(answer) << order;
    EXPECT_EQ(answer.error().code, ErrorCode::refused) << order;
  }
  for (const auto* mistake : {"SELEC 1", "SELECT * FROM nosuch", "", "  ;  "}) {
    const auto answer = db.query_read_only(mistake);
    ASSERT_FALSE(answer) << mistake;
    EXPECT_EQ(answer.error().code, ErrorCode::invalid_input) << mistake;
  }
}

TEST(Database, OnceConfinedReachesNoFileButThoseNamed) {
  namespace fs = std::filesystem;
  auto db = open();
  const auto folder = fs::temp_directory_path() / "noroshi_database_confined";
  fs::create_directories(folder / "inside");
  fs::create_directories(folder / "inside2");
  for (const auto* name : {"inside", "inside2"})
    ASSERT_TRUE(db.execute("COPY (SELECT 1 AS x) TO " + sql_string((folder / name / "x.csv").string())));
  fs::create_symlink(folder / "inside2/x.csv", folder / "inside/link.csv");
  fs::create_directories(folder / "in[1]");
  ASSERT_TRUE(db.execute("COPY (SELECT 1 AS x) TO " + sql_string((folder / "in[1]/x.csv").string())));
  ASSERT_TRUE(db.confine_to(std::array{folder / "inside/x.csv", folder / "in[1]/x.csv"}));
  EXPECT_EQ(db.scalar("SELECT x FROM read_csv(" + sql_file(folder / "in[1]/x.csv") + ")").value_or(std::nullopt), "1");
  const auto read = [&](const fs::path& file) {
    return db.scalar("SELECT x FROM read_csv(" + sql_string(file.string()) + ")");
  };
  EXPECT_EQ(read(folder / "inside/x.csv").value_or(std::nullopt), "1");
  for (const auto& file : {folder / "inside2/x.csv", folder / "inside/link.csv", folder / "inside/../inside2/x.csv",
                           fs::path{"/etc/passwd"}}) {
    const auto answer = read(file);
    ASSERT_FALSE(answer) << file;
    EXPECT_EQ(answer.error().code, ErrorCode::refused) << file;
    EXPECT_NE(answer.error().message.en.find(file.string()), std::string::npos) << answer.error().message.en;
  }
  EXPECT_FALSE(db.execute("SET enable_external_access = true"));
  EXPECT_FALSE(db.execute("SET allowed_directories = ['/']"));
  EXPECT_FALSE(db.query_read_only("SELECT * FROM glob('/etc/*')"));
  EXPECT_FALSE(db.execute("COPY (SELECT 1) TO " + sql_string((folder / "inside/x.csv").string() + ".new")));
  EXPECT_FALSE(db.query_read_only("SELECT * FROM read_text('.tmp/x')"));
  fs::remove_all(folder);
}

TEST(Database, QuotesNamesAndStringsThatComeFromOutside) {
  EXPECT_EQ(sql_string("it's"), "'it''s'");
  EXPECT_EQ(sql_name("a\"b"), "\"a\"\"b\"");
  auto db = open();
  EXPECT_EQ(db.scalar("SELECT " + sql_string("'; DROP TABLE x; --")).value(), "'; DROP TABLE x; --");
}

}  // namespace
}  // namespace noroshi::columnar
