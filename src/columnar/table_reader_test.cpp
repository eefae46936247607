#include "columnar/table_reader.hpp"

#include <gtest/gtest.h>

#include <map>

#include "columnar/test_files.hpp"

namespace noroshi::columnar {
namespace {

const std::vector<FieldSpec> kFields{{"t", FieldKind::integer}, {"name"}, {"v", FieldKind::real}};

struct Table {
  std::vector<std::string> rows;  // "line|t|name|v"
  std::vector<RejectedRow> rejected;
};

class TableReaderTest : public testing::Test {
 protected:
  Result<Table> read_file(const std::filesystem::path& path, const TableFormat& format = {},
                          const std::vector<FieldSpec>& fields = kFields) {
    auto reader = TableReader::open(db, path, fields, format);
    if (!reader) return fail(reader.error());
    std::vector<std::pair<std::uint64_t, std::string>> rows;
    while (true) {
      auto batch = reader->next();
      if (!batch) return fail(batch.error());
      if (!*batch) break;
      for (std::size_t r = 0; r < (*batch)->rows(); ++r) {
        const auto t = (*batch)->integer(0, r);
        const auto v = (*batch)->real(2, r);
        rows.emplace_back((*batch)->record(r),
                          fmt::format("|{}|{}|{}", t ? std::to_string(*t) : "-", (*batch)->text(1, r).value_or("-"),
                                      v ? fmt::format("{}", *v) : "-"));
      }
    }
    Table table;
    for (const auto& [record, text] : rows) table.rows.push_back(std::to_string(reader->line(record)) + text);
    table.rejected = reader->rejected();
    return table;
  }
  Table read(std::string_view bytes, const TableFormat& format = {}) {
    auto table = read_file(folder.write("t.csv", bytes), format);
    EXPECT_TRUE(table) << table.error().message.en;
    return table ? *table : Table{};
  }
  Error refusal(std::string_view bytes, const TableFormat& format = {}) {
    auto table = read_file(folder.write("t.csv", bytes), format);
    EXPECT_FALSE(table);
    return table ? Error{} : table.error();
  }
  test::Folder folder;
  Database db = std::move(*Database::open());
};

using Rows = std::vector<std::string>;

TEST_F(TableReaderTest, ReadsTypedColumnsInAnyOrder) {
  EXPECT_EQ(read("v,extra,Name,T\n1.5,x,狼煙 of more than twelve bytes,2022\n,x,,\n").rows,
            (Rows{"2|2022|狼煙 of more than twelve bytes|1.5", "3|-|-|-"}));
}

TEST_F(TableReaderTest, ReadsTheFileOfExactlyThatName) {
  for (const auto* other : {"z1.csv", "z2.csv", "zz.csv"}) (void)folder.write(other, "t,name,v\n1,another,1\n");
  for (const auto* name : {"z[1].csv", "z*.csv", "z?.csv", "z[!a].csv", "z[", "a]b[.csv"}) {
    const auto got = read_file(folder.write(name, "t,name,v\n2022,mine,1.5\n"));
    ASSERT_TRUE(got) << name << ": " << got.error().message.en;
    EXPECT_EQ(got->rows, (Rows{"2|2022|mine|1.5"})) << name;
  }
}

TEST_F(TableReaderTest, CountsLinesInSpiteOfRejectedRowsBetween) {
  const auto got = read("t,name,v\n1,a,1\n1,b\n1,c,1\n1,d,1,1\nx,e,1\n1,f,1y\n1,g,1\n");
  EXPECT_EQ(got.rows, (Rows{"2|1|a|1", "4|1|c|1", "8|1|g|1"}));
  ASSERT_EQ(got.rejected.size(), 4u);
  EXPECT_EQ(got.rejected[0].record, 3u);
  EXPECT_EQ(got.rejected[0].reason, RejectReason::wrong_column_count);
  EXPECT_EQ(got.rejected[0].content, "1,b");
  EXPECT_EQ(got.rejected[1].reason, RejectReason::wrong_column_count);
  EXPECT_EQ(got.rejected[2].reason, RejectReason::unreadable_number);
  EXPECT_EQ(got.rejected[2].field, "t");
  EXPECT_EQ(got.rejected[3].field, "v");
  EXPECT_EQ(got.rejected[3].content, "1y");
  EXPECT_EQ(got.rejected[3].record, 7u);
}

TEST_F(TableReaderTest, KeepsQuotedDelimitersAndLineBreaks) {
  EXPECT_EQ(read("t,name,v\n1,\"a,\n\"\"b\"\"\",2\n1,c,3\n").rows, (Rows{"2|1|a,\n\"b\"|2", "3|1|c|3"}));
}

TEST_F(TableReaderTest, TakesNullTextsForNoValue) {
  EXPECT_EQ(read("t,name,v\n1,NA,NA\n1,-,\n", {.nulls = {"NA"}}).rows, (Rows{"2|1|-|-", "3|1|-|-"}));
}

TEST_F(TableReaderTest, RejectsNumbersThatAreNotFiniteAndFractionsOfWholeNumbers) {
  const auto got =
      read("T,name,v\n1,a,nan\n1.7,b,1\n1,c\n3.0,d,1e300\n2,e,-inf\n,f,\n99999999999999999999,g,1\n1,h,1\n");
  EXPECT_EQ(got.rows, (Rows{"5|3|d|1e+300", "7|-|f|-", "9|1|h|1"}));
  std::vector<std::string> rejected;
  for (const auto& r : got.rejected)
    rejected.push_back(fmt::format("{}|{}|{}|{}", r.record, r.field, name_of(r.reason), r.content));
  EXPECT_EQ(rejected, (Rows{"2|v|out_of_range|nan", "3|T|unreadable_number|1.7", "4||wrong_column_count|1,c",
                            "6|v|out_of_range|-inf", "8|T|unreadable_number|1e+20"}));
}

TEST_F(TableReaderTest, RejectsThemInJsonAndParquetToo) {
  const auto json = read(
      "[{\"t\":1.5,\"name\":\"a\",\"V\":2},{\"t\":1,\"name\":\"b\",\"V\":\"inf\"},{\"t\":2,\"name\":\"c\",\"V\":3}]");
  EXPECT_EQ(json.rows, (Rows{"3|2|c|3"}));
  ASSERT_EQ(json.rejected.size(), 2u);
  EXPECT_EQ(json.rejected[0].content, "1.5");
  EXPECT_EQ(json.rejected[1].record, 2u);
  EXPECT_EQ(json.rejected[1].field, "V") << "as the file writes it";
  const auto path = folder.path() / "t.parquet";
  ASSERT_TRUE(db.execute(
      "COPY (SELECT * FROM (VALUES (1.5, 'a', 2.0::DOUBLE), (2, 'b', 'nan'), (3, 'c', 'inf')) x(t, name, v)) TO " +
      sql_string(path.string()) + " (FORMAT parquet)"));
  const auto parquet = read_file(path);
  ASSERT_TRUE(parquet) << parquet.error().message.en;
  EXPECT_EQ(parquet->rows, (Rows{"2|2|b|-"})) << "NaN in Parquet is a missing number";
  ASSERT_EQ(parquet->rejected.size(), 2u);
  EXPECT_EQ(parquet->rejected[1].reason, RejectReason::out_of_range);
}

TEST_F(TableReaderTest, KnowsWhatTheFileCallsAField) {
  auto reader = TableReader::open(
      db, folder.write("t.csv", "Year,NAME,v\n1,a,2\n"),
      std::vector<FieldSpec>{{"t", FieldKind::integer, true, {"year"}}, {"name"}, {"absent", FieldKind::text, false}},
      {});
  ASSERT_TRUE(reader) << reader.error().message.en;
  EXPECT_EQ(reader->column_named("t"), "Year");
  EXPECT_EQ(reader->column_named("name"), "NAME");
  EXPECT_EQ(reader->column_named("absent"), "absent");
  EXPECT_EQ(reader->column_named("none"), "none");
}

TEST_F(TableReaderTest, ReadsCrLfAndAByteOrderMark) {
  EXPECT_EQ(read("\xEF\xBB\xBFt,name,v\r\n1,a,2\r\n").rows, (Rows{"2|1|a|2"}));
}

TEST_F(TableReaderTest, SkipsLinesBeforeTheHeaderAndReadsTablesWithoutOne) {
  EXPECT_EQ(read("title\nunit\nt;name;v\n1;a;2\n", {.delimiter = 0, .skip_rows = 2}).rows, (Rows{"4|1|a|2"}));
  EXPECT_EQ(read("1,a,2\n3,b,4\n", {.has_header = false}).rows, (Rows{"1|1|a|2", "2|3|b|4"}));
}

TEST_F(TableReaderTest, RejectsAFieldOfTenMegabytesAndReadsOn) {
  const auto got = read("t,name,v\n1,a,2\n1,\"" + std::string(10'000'000, 'z') + "\",2\n1,b,3\n");
  EXPECT_EQ(got.rows, (Rows{"2|1|a|2", "4|1|b|3"}));
  ASSERT_EQ(got.rejected.size(), 1u);
  EXPECT_EQ(got.rejected[0].reason, RejectReason::oversized_field);
  EXPECT_LE(got.rejected[0].content.size(), 200u);
}

TEST_F(TableReaderTest, RejectsRowsThatAreNotUtf8) {
  const auto got = read("t,name,v\n1,\xFF\xFE,2\n1,b,3\n");
  EXPECT_EQ(got.rows, (Rows{"3|1|b|3"}));
  ASSERT_EQ(got.rejected.size(), 1u);
  EXPECT_EQ(got.rejected[0].reason, RejectReason::invalid_encoding);
}

TEST_F(TableReaderTest, RejectsAQuotationMarkInTheWrongPlaceButRefusesOneThatSwallowsRows) {
  const auto got = read("t,name,v\n1,\"a\"b,2\n1,c,3\n");
  EXPECT_EQ(got.rows, (Rows{"3|1|c|3"}));
  EXPECT_EQ(got.rejected.size(), 1u);
  std::string text = "t,name,v\n1,\"a,2\n";
  for (int i = 0; i < 200'000; ++i) text += "1,b,3\n";
  const auto error = refusal(text);
  EXPECT_NE(error.message.en.find("quotation mark is opened in line 2"), std::string::npos) << error.message.en;
}

TEST_F(TableReaderTest, NamesMissingColumnsAndThoseThatExist) {
  const auto error = refusal("year;country\n");
  EXPECT_EQ(error.code, ErrorCode::invalid_input);
  EXPECT_NE(error.message.en.find("no column t, name, v (it has: year, country)"), std::string::npos)
      << error.message.en;
}

TEST_F(TableReaderTest, ReadsAHeaderWithoutRows) {
  EXPECT_TRUE(read("t,name,v\n").rows.empty());
  EXPECT_TRUE(read("t,name,v").rows.empty());
}

TEST_F(TableReaderTest, ReadsJsonListsLinesAndTheListInsideAnObject) {
  const Rows expected{"1|1|a|2", "2|-|b|-"};
  EXPECT_EQ(read("[{\"T\":1,\"name\":\"a\",\"v\":\"2\"},{\"name\":\"b\",\"v\":null,\"t\":\"\"}]").rows, expected);
  EXPECT_EQ(read("{\"T\":1,\"name\":\"a\",\"v\":2}\n{\"name\":\"b\"}\n").rows, expected);
  EXPECT_EQ(
      read("{\"n\":2,\"data\":[{\"T\":1,\"name\":\"a\",\"v\":2},{\"name\":\"b\"}]}", {.json_records = "data"}).rows,
      expected);
}

TEST_F(TableReaderTest, RejectsJsonRecordsWithUnreadableNumbersAndThoseThatAreNoObjects) {
  const auto got = read("[{\"t\":\"x\",\"name\":\"a\",\"v\":2},7,{\"t\":1,\"name\":\"b\",\"v\":3}]");
  EXPECT_EQ(got.rows, (Rows{"3|1|b|3"}));
  ASSERT_EQ(got.rejected.size(), 2u);
  EXPECT_EQ(got.rejected[0].field, "t");
  EXPECT_EQ(got.rejected[0].content, "x");
  EXPECT_EQ(got.rejected[1].reason, RejectReason::unreadable_row);
}

TEST_F(TableReaderTest, RefusesJsonThatEndsTooSoon) {
  EXPECT_EQ(refusal("[{\"t\":1,\"name\":\"a\",\"v\":2},{\"t\":").code, ErrorCode::invalid_input);
  EXPECT_EQ(refusal("{\"data\":[{\"t\":1", {.json_records = "data"}).code, ErrorCode::invalid_input);
}

TEST_F(TableReaderTest, ReadsParquetWhateverTypesItsColumnsHave) {
  const auto path = folder.path() / "t.parquet";
  ASSERT_TRUE(db.execute(
      "COPY (SELECT * FROM (VALUES ('1', 'a', 2::SMALLINT), ('x', 'b', 3), ('4', NULL, NULL)) x(t, name, v)) TO " +
      sql_string(path.string()) + " (FORMAT parquet)"));
  const auto got = read_file(path);
  ASSERT_TRUE(got) << got.error().message.en;
  EXPECT_EQ(got->rows, (Rows{"1|1|a|2", "3|4|-|-"}));
  ASSERT_EQ(got->rejected.size(), 1u);
  EXPECT_EQ(got->rejected[0].record, 2u);
  EXPECT_EQ(got->rejected[0].content, "x");
}

TEST_F(TableReaderTest, RefusesParquetThatIsCutOff) {
  EXPECT_EQ(refusal("PAR1 and then nothing of use").code, ErrorCode::invalid_input);
}

TEST_F(TableReaderTest, KeepsTheOrderOfALargeFileAndReadsAnotherAfterIt) {
  std::string text = "t,name,v\n";
  for (int i = 0; i < 300'000; ++i) text += i % 1000 == 7 ? "bad\n" : std::to_string(i) + ",n,1\n";
  const auto got = read(text);
  ASSERT_EQ(got.rows.size(), 299'700u);
  ASSERT_EQ(got.rejected.size(), 300u);
  for (std::size_t r = 0, i = 0; r < got.rows.size(); ++r, ++i) {
    if (i % 1000 == 7) ++i;
    ASSERT_EQ(got.rows[r], fmt::format("{}|{}|n|1", i + 2, i));
  }
  EXPECT_EQ(read("t,name,v\n1,a\n1,b,2\n").rejected.size(), 1u) << "rejected rows of the first file are gone";
}

}  // namespace
}  // namespace noroshi::columnar
