#include "sources/generic/feed.hpp"

#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include "columnar/test_files.hpp"
#include "sources/recorded_trade.hpp"

namespace noroshi::sources::generic {
namespace {

RecordedTrade read(const std::filesystem::path& mapping, const std::filesystem::path& file) {
  const test::Folder folder;
  const auto made = feed_from(mapping);
  EXPECT_TRUE(made) << made.error().message.en;
  auto got = record_trade(*made, {file, std::nullopt}, folder.path());
  EXPECT_TRUE(got) << got.error().message.en;
  return got ? std::move(*got) : RecordedTrade{};
}

TEST(Generic, ReadsTheSampleByItsMapping) {
  const auto got =
      read(test::shipped("src/sources/generic/sample.toml"), test::shipped("src/sources/generic/sample.csv"));
  EXPECT_EQ(got.read, 4u);
  ASSERT_EQ(got.accepted, 2u);
  const auto& first = got.rows[0];
  EXPECT_EQ(first.trade.period, (Period{2021, 1}));
  EXPECT_EQ(first.reporter, "JPN");
  EXPECT_EQ(first.partner, "CHN");
  EXPECT_DOUBLE_EQ(first.trade.value, 1'200'000.0);
  EXPECT_EQ(first.trade.currency, RawTrade::Currency::jpy);
  EXPECT_DOUBLE_EQ(*first.trade.mass_kg, 30'500.0);
  EXPECT_EQ(first.trade.nomenclature, Nomenclature::hs17);
  EXPECT_EQ(got.rows[1].trade.partner.number, 156);
  EXPECT_FALSE(got.rows[1].trade.mass_kg);
  const std::map<std::string, std::uint64_t> expected{{"lost_leading_zero", 1}, {"malformed_period", 1}};
  EXPECT_EQ(got.rejected_by_reason(), expected);
  EXPECT_EQ(got.rejected[0].record, 5u) << "the title line counts";
}

TEST(Generic, ReadsDecimalCommasAsTheMappingSaysAndShowsTheCellThatItCannotRead) {
  const test::Folder folder;
  const auto mapping = folder.write("m.toml",
                                    "id='m'\npublisher='p'\nlicence='l'\n[table]\ndecimal=','\nthousands='.'\n"
                                    "[columns]\nperiod='t'\npartner='p'\nproduct='k'\nvalue='v'\nmass='w'\n"
                                    "[constants]\nflow='import'\nreporter='JPN'\n");
  const auto got = read(mapping, folder.write("a.csv",
                                              "t;p;k;v;w\n2023;CHN;010121;1.234.567,5;2,5\n2023;KOR;850760;12,5;\n"
                                              "2023;VNM;850760;1.5;1\n2023;THA;850760;5;x\n"));
  ASSERT_EQ(got.accepted, 2u);
  EXPECT_DOUBLE_EQ(got.rows[0].trade.value, 1234567.5);
  EXPECT_DOUBLE_EQ(*got.rows[0].trade.mass_kg, 2.5);
  EXPECT_FALSE(got.rows[1].trade.mass_kg);
  ASSERT_EQ(got.rejected.size(), 2u);
  EXPECT_EQ(name_of(got.rejected[0].reason), "unreadable_number");
  EXPECT_EQ(got.rejected[0].content, "1.5");
  EXPECT_EQ(got.rejected[0].field, "v");
  EXPECT_EQ(got.rejected[1].field, "w");
}

TEST(Generic, ReadsCodesAsSpreadsheetsWriteThem) {
  const auto mapping = test::real_case("trade_files/codes.toml");
  if (mapping.empty()) GTEST_SKIP() << "the cases are absent";
  const auto got = read(mapping, test::real_case("trade_files/codes.csv"));
  std::map<double, std::string> read;
  for (const auto& row : got.rows) read[row.trade.value] = row.product;
  const std::map<double, std::string> expected{
      {2, "850760"},    {3, "850760"},        {4, "850760"},    {5, "850760"},  {6, "850760"},  {7, "850760"},
      {11, "85076000"}, {12, "8507600000"},   {13, "30342000"}, {15, "999999"}, {19, "850760"}, {20, "000000"},
      {21, "77"},       {22, "850799999999"}, {23, "850760"},   {24, "850511"}};
  EXPECT_EQ(read, expected);
  EXPECT_EQ(got.skipped[static_cast<std::size_t>(SkipReason::product_aggregate)], 1u) << "TOTAL";
  EXPECT_EQ(got.rejected_by_reason(),
            (std::map<std::string, std::uint64_t>{
                {"spreadsheet_number", 1}, {"lost_leading_zero", 3}, {"code_too_short", 1}, {"malformed_code", 2}}));
}

TEST(Generic, ReadsAWorkbookThatAProgramWrote) {
  const auto mapping = test::real_case("trade_files/workbook.toml");
  if (mapping.empty()) GTEST_SKIP() << "the cases are absent";
  const auto got = read(mapping, test::real_case("trade_files/pandas_default.xlsx"));
  ASSERT_EQ(got.accepted, 2u);
  EXPECT_EQ(got.rows[0].product, "850760");
  EXPECT_DOUBLE_EQ(got.rows[0].trade.value, 1000.0);
  EXPECT_EQ(got.rows[1].product, "010121");
  EXPECT_EQ(got.rows[1].partner, "KOR");
}

TEST(Generic, ReadsTheSameRowsFromCsvJsonLinesParquetAndXlsx) {
  const test::Folder folder;
  const auto mapping =
      folder.write("m.toml",
                   "id='m'\npublisher='p'\nlicence='l'\n[columns]\nperiod='t'\npartner='p'\nproduct='k'\nvalue='v'\n"
                   "[constants]\nflow='import'\nreporter='JPN'\n");
  const auto csv = folder.write("a.csv", "t,p,k,v\n2023,CHN,010121,1.5\n2023,KOR,850760,2.5\n");
  const auto json = folder.write(
      "a.json",
      "[{\"t\":2023,\"p\":\"CHN\",\"k\":\"010121\",\"v\":1.5},{\"t\":2023,\"p\":\"KOR\",\"k\":\"850760\",\"v\":2.5}]");
  const auto lines = folder.write(
      "a.jsonl",
      "{\"t\":2023,\"p\":\"CHN\",\"k\":\"010121\",\"v\":1.5}\n{\"t\":2023,\"p\":\"KOR\",\"k\":\"850760\",\"v\":2.5}\n");
  const auto parquet = folder.path() / "a.parquet", xlsx = folder.path() / "a.xlsx";
  ASSERT_TRUE(columnar::Database::open()->execute(
      "COPY (SELECT * FROM (VALUES (2023, 'CHN', '010121', 1.5), (2023, 'KOR', '850760', 2.5)) x(t, p, k, v)) TO " +
      columnar::sql_string(parquet.string()) + " (FORMAT parquet)"));
  auto* book = workbook_new(xlsx.c_str());
  auto* sheet = workbook_add_worksheet(book, "data");
  const char* cells[3][3] = {{"p", "k", "v"}, {"CHN", "010121", nullptr}, {"KOR", "850760", nullptr}};
  for (lxw_row_t r = 0; r < 3; ++r) {
    for (lxw_col_t c = 0; c < 3; ++c) {
      if (cells[r][c] != nullptr) worksheet_write_string(sheet, r, static_cast<lxw_col_t>(c + 1), cells[r][c], nullptr);
    }
    if (r == 0)
      worksheet_write_string(sheet, r, 0, "t", nullptr);
    else
      worksheet_write_number(sheet, r, 0, 2023, nullptr), worksheet_write_number(sheet, r, 3, r + 0.5, nullptr);
  }
  ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);
  for (const auto& file : {csv, json, lines, parquet, xlsx}) {
    const auto got = read(mapping, file);
    ASSERT_EQ(got.accepted, 2u) << file;
    EXPECT_EQ(got.rows[0].product, "010121") << file;
    EXPECT_EQ(got.rows[1].partner, "KOR") << file;
    EXPECT_DOUBLE_EQ(got.value, 4.0) << file;
  }
}

void expect_whole(const std::string& mapping, const std::string& relative, std::uint64_t rows,
                  std::uint64_t rejected = 0) {
  const auto path = test::real_data(relative);
  if (path.empty()) GTEST_SKIP() << "NOROSHI_TEST_DATA is absent";
  const auto got = read(test::shipped("data/mappings/" + mapping), path);
  EXPECT_EQ(got.read, rows);
  EXPECT_EQ(got.accepted + got.skipped_total() + got.rejected.size(), rows) << "every row is accounted for";
  EXPECT_EQ(got.rejected.size(), rejected);
}

TEST(Generic, ReadsEveryRowOfTheExtractWithNames) {
  expect_whole("comtrade_names_yearly.toml",
               "trade/comtrade_strategic_commodities/comtrade_selected_hs6_2001_2025.csv.gz", 487'015);
}
TEST(Generic, ReadsEveryRowOfTheExtractWithCodes) {
  expect_whole("comtrade_codes_yearly.toml", "trade/comtrade_ic_hs8542/comtrade_hs8542_2020_2024.csv.gz", 66'859,
               1'180);  // rows without a value
}
TEST(Generic, ReadsEveryRowOfAmericanImports) {
  expect_whole("us_imports_hts10_monthly.toml",
               "trade/us_imports_hts10_monthly/us_imports_can_mex_hts10_2025_01_2026_02.csv.gz", 202'012);
}
TEST(Generic, ReadsEveryRowOfChineseExports) {
  expect_whole("china_exports_hs6_partner_monthly.toml",
               "trade/china_controlled_minerals_monthly/china_exports_hs6_partner_monthly_2017_2024.csv", 1'181);
}

}  // namespace
}  // namespace noroshi::sources::generic
