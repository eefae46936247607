#include "columnar/query_rows.hpp"

#include <gtest/gtest.h>

namespace noroshi::columnar {
namespace {

Database open() { return std::move(*Database::open()); }

TEST(EachRow, TakesEveryRowOfEveryBatchInOrder) {
  auto db = open();
  std::int64_t expected = 0;  // more rows than a batch holds
  const auto read =
      each_row(db, "SELECT i::BIGINT FROM range(5000) t(i) ORDER BY i", [&](const Batch& batch, std::size_t r) {
        ASSERT_EQ(batch.values<std::int64_t>(0)[r], expected);
        ++expected;
      });
  ASSERT_TRUE(read);
  EXPECT_EQ(expected, 5000);
}

TEST(EachRow, LeavesAMissingValueMissing) {
  auto db = open();
  std::string seen;
  ASSERT_TRUE(each_row(db, "VALUES ('a'), (NULL), ('b')", [&](const Batch& batch, std::size_t r) {
    seen += batch.is_null(0, r) ? "?" : std::string{batch.text(0, r)};
  }));
  EXPECT_EQ(seen, "a?b");
}

TEST(EachRow, TakesNothingFromAnEmptyAnswerOrAWrongQuery) {
  auto db = open();
  int taken = 0;
  const auto count = [&](const Batch&, std::size_t) { ++taken; };
  EXPECT_TRUE(each_row(db, "SELECT 1 WHERE false", count));
  const auto refused = each_row(db, "SELECT nothing FROM nowhere", count);
  ASSERT_FALSE(refused);
  EXPECT_FALSE(refused.error().message.en.empty());
  EXPECT_EQ(taken, 0);
}

TEST(EachRow, ReportsAnErrorThatComesInTheMiddleOfTheAnswer) {
  auto db = open();
  const auto read = each_row(db, "SELECT CASE WHEN i < 4000 THEN i ELSE error('gone') END FROM range(5000) t(i)",
                             [](const Batch&, std::size_t) {});
  EXPECT_FALSE(read);
}

}  // namespace
}  // namespace noroshi::columnar
