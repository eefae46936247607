#include "columnar/table_header.hpp"

#include <gtest/gtest.h>

#include "columnar/test_files.hpp"

namespace noroshi::columnar {
namespace {

TableHeader header(std::string_view bytes, const TableFormat& format = {}) {
  const test::Folder folder;
  auto got = read_header(folder.write("h.csv", bytes), format);
  EXPECT_TRUE(got) << got.error().message.en;
  return got ? *got : TableHeader{};
}

using Names = std::vector<std::string>;

TEST(TableHeader, ReadsNamesWithoutQuotationMarksBlanksAndByteOrderMark) {
  EXPECT_EQ(header("\xEF\xBB\xBF\"Exp, or \"\"Imp\"\"\", Year ,HS\r\n").columns,
            (Names{"Exp, or \"Imp\"", "Year", "HS"}));
  EXPECT_EQ(header("\"two\nlines\",b\n1,2\n").columns, (Names{"two\nlines", "b"}));
}

TEST(TableHeader, FindsTheDelimiterWhenAsked) {
  EXPECT_EQ(header("a;b;c\n", {.delimiter = 0}).delimiter, ';');
  EXPECT_EQ(header("a\tb,c\td\n", {.delimiter = 0}).delimiter, '\t');
  EXPECT_EQ(header("\"a;b;c;d\",e\n").delimiter, ',') << "marks in quotation marks do not count";
  EXPECT_EQ(header("alone\n").delimiter, ',');
  EXPECT_EQ(header("a;b\n", {.delimiter = ','}).delimiter, ',') << "as told";
}

TEST(TableHeader, AddsANamelessColumnWhenOnlyTheRowsEndWithADelimiter) {
  EXPECT_EQ(header("a,b\n1,2,\n").columns.size(), 3u);
  EXPECT_EQ(header("a,b\n1,\n").columns.size(), 2u);
}

TEST(TableHeader, KnowsJsonAndParquetByTheirFirstBytes) {
  EXPECT_EQ(header(" [{}]").kind, TableKind::json_list);
  EXPECT_EQ(header("\n{\"a\":1}").kind, TableKind::json_object);
  EXPECT_EQ(header("PAR1....").kind, TableKind::parquet);
}

TEST(TableHeader, RefusesAFileWithoutALine) {
  const test::Folder folder;
  EXPECT_FALSE(read_header(folder.write("b.csv", " \n"), {}));
  EXPECT_FALSE(read_header(folder.write("s.csv", "a\nb\n"), {.skip_rows = 5}));
  EXPECT_FALSE(read_header(folder.write("q.csv", "\"never closed\n"), {}));
  EXPECT_FALSE(read_header(folder.path() / "none.csv", {}));
}

TEST(TableHeader, MatchesNamesAndAliasesWithoutRegardToCase) {
  const std::vector<FieldSpec> fields{{"Period", FieldKind::text, true, {"refYear"}},
                                      {"VALUE"},
                                      {"none", FieldKind::text, false},
                                      {"", FieldKind::text, false}};
  const Names columns{"value", "REFYEAR", "", "period "};
  const auto matched = match_columns(fields, columns, "x.csv");
  ASSERT_TRUE(matched);
  EXPECT_EQ((*matched)[0], 3u);
  EXPECT_EQ((*matched)[1], 0u);
  EXPECT_FALSE((*matched)[2]);
  EXPECT_FALSE((*matched)[3]) << "a field without a name is never there";
}

TEST(TableHeader, GivesAColumnToTheFirstFieldThatNamesIt) {
  const std::vector<FieldSpec> fields{{"a"}, {"a", FieldKind::integer, false}};
  const Names columns{"a"};
  EXPECT_FALSE((*match_columns(fields, columns, ""))[1]);
}

}  // namespace
}  // namespace noroshi::columnar
