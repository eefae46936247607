#include "columnar/delimited_rows.hpp"

#include <gtest/gtest.h>

#include "columnar/test_files.hpp"

namespace noroshi::columnar {
namespace {

using Table = std::vector<std::vector<std::string>>;

Result<Table> read(const std::string& bytes, char delimiter = ',') {
  const test::Folder folder;
  auto rows = DelimitedRows::open(folder.write("table.csv", bytes), delimiter);
  if (!rows) return fail(rows.error());
  Table table;
  std::vector<std::string_view> cells;
  while (true) {
    const auto more = rows->next(cells);
    if (!more) return fail(more.error());
    if (!*more) return table;
    table.emplace_back(cells.begin(), cells.end());
  }
}

TEST(DelimitedRows, GivesCellsByPlaceWhateverTheLengthOfARecord) {
  EXPECT_EQ(*read("title\n,a, b \n1,,3\n"), (Table{{"title"}, {"", "a", "b"}, {"1", "", "3"}}));
}

TEST(DelimitedRows, ReadsFieldsInQuotationMarks) {
  EXPECT_EQ(*read("\"a,b\",\"say \"\"so\"\"\",\" c \"\n"), (Table{{"a,b", "say \"so\"", " c "}}));
}

TEST(DelimitedRows, KeepsALineEndInsideQuotationMarks) {
  const test::Folder folder;
  auto rows = DelimitedRows::open(folder.write("t.csv", "h\n\"two\nlines\",1\nlast,2\n"), ',');
  std::vector<std::string_view> cells;
  ASSERT_TRUE(*rows->next(cells) && *rows->next(cells));
  EXPECT_EQ(cells[0], "two\nlines");
  EXPECT_EQ(rows->line(), 2U);
  ASSERT_TRUE(*rows->next(cells));
  EXPECT_EQ(rows->line(), 4U);
}

TEST(DelimitedRows, LeavesOutByteOrderMarkAndCarriageReturns) {
  EXPECT_EQ(*read("\xEF\xBB\xBF"
                  "a,b\r\n1,2\r\n"),
            (Table{{"a", "b"}, {"1", "2"}}));
}

TEST(DelimitedRows, FindsTheDelimiterInTheFirstLineThatHasOne) {
  EXPECT_EQ(*read("title\n\tx\ty\nz\t1,5\t2\n", '\0'), (Table{{"title"}, {"", "x", "y"}, {"z", "1,5", "2"}}));
}

TEST(DelimitedRows, KeepsEmptyLinesAndALastLineWithoutEnd) {
  EXPECT_EQ(*read("a\n\nb"), (Table{{"a"}, {""}, {"b"}}));
  EXPECT_EQ(*read(""), Table{});
}

TEST(DelimitedRows, RefusesAQuotationMarkThatIsNeverClosedWithItsLine) {
  const auto rows = read("a,b\n1,\"2\n3,4\n");
  ASSERT_FALSE(rows);
  EXPECT_EQ(rows.error().code, ErrorCode::invalid_input);
  EXPECT_TRUE(rows.error().where.ends_with(":2")) << rows.error().where;
}

}  // namespace
}  // namespace noroshi::columnar
