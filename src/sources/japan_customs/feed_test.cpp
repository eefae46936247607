#include <gtest/gtest.h>

#include "columnar/test_files.hpp"
#include "sources/catalog.hpp"
#include "sources/recorded_trade.hpp"

namespace noroshi::sources::japan_customs {
namespace {

RecordedTrade read(const std::filesystem::path& path) {
  const test::Folder folder;
  auto got = record_trade(feed(), {path, std::nullopt}, folder.path());
  EXPECT_TRUE(got) << got.error().message.en;
  return got ? std::move(*got) : RecordedTrade{};
}

TEST(JapanCustoms, MakesOneFlowOfEachMonthThatHasAValue) {
  const auto got = read(test::shipped("src/sources/japan_customs/sample.csv"));
  EXPECT_EQ(got.read, 4u);
  ASSERT_EQ(got.accepted, 4u);
  EXPECT_EQ(got.skipped[static_cast<std::size_t>(SkipReason::no_trade)], 1u);
  const auto& january = got.rows[0];
  EXPECT_EQ(january.trade.period, (Period{2023, 1}));
  EXPECT_EQ(january.trade.flow, Flow::import);
  EXPECT_EQ(january.product, "850760000");
  EXPECT_EQ(january.trade.partner.scheme, AreaScheme::japan_customs);
  EXPECT_EQ(january.trade.partner.number, 105);
  EXPECT_EQ(january.reporter, "JPN");
  EXPECT_EQ(january.trade.currency, RawTrade::Currency::jpy);
  EXPECT_DOUBLE_EQ(january.trade.value, 90'000'000.0);
  EXPECT_DOUBLE_EQ(*january.trade.mass_kg, 25'000.0);
  EXPECT_DOUBLE_EQ(*january.trade.quantity, 1000.0);
  EXPECT_EQ(january.unit, "NO");
  EXPECT_EQ(got.rows[2].trade.flow, Flow::export_);
  EXPECT_EQ(got.rows[3].unit, "KL");
}

TEST(JapanCustoms, ReadsTheYearWhenAFileHasNoMonths) {
  const test::Folder folder;
  const auto got = read(folder.write("y.csv",
                                     "Exp or Imp,Year,HS,Country,Unit1,Unit2,Quantity1-Year,Quantity2-Year,Value-Year\n"
                                     "2,2023,'850760000',105,  ,KG,0,7,9\n2,2023,'850760000',106,  ,MT,0,7,0\n"));
  ASSERT_EQ(got.accepted, 1u);
  EXPECT_EQ(got.rows[0].trade.period, (Period{2023, 0}));
  EXPECT_EQ(got.rows[0].product, "850760000");
  EXPECT_EQ(got.skipped_total(), 1u);
}

TEST(JapanCustoms, KeepsPartsOfAStateAsRowsOfTheirOwn) {
  const auto path = test::real_case("trade_files/jc_canary.csv");
  if (path.empty()) GTEST_SKIP() << "the cases are absent";
  const auto got = read(path);
  EXPECT_TRUE(got.rejected.empty());
  std::map<int, double> value;  // of 030342000 in January: Spain, the Canary Islands, Indonesia
  for (const auto& row : got.rows) {
    if (row.product == "030342000") value[row.trade.partner.number] += row.trade.value;
  }
  EXPECT_EQ(value, (std::map<int, double>{{118, 700'000.0}, {218, 500'000.0}, {523, 2'000'000.0}}));
}

TEST(JapanCustoms, SaysThatASpreadsheetMadeANumberOfACode) {
  const test::Folder folder;
  const auto got = read(folder.write("y.csv",
                                     "Exp or Imp,Year,HS,Country,Unit1,Unit2,Quantity1-Year,Quantity2-Year,Value-Year\n"
                                     "2,2023,3.03E+07,105,  ,KG,0,7,9\n2,2023,30342000,106,  ,MT,0,7,3\n"));
  EXPECT_EQ(got.rejected_by_reason(),
            (std::map<std::string, std::uint64_t>{{"spreadsheet_number", 1}, {"lost_leading_zero", 1}}));
}

TEST(JapanCustoms, ReadsAFileInTheOldEncoding) {
  const test::Folder folder;
  // Exp or Imp ... with a last column headed 備考 (remarks) in Shift_JIS, whose cells say 確定 (final).
  const auto got = read(folder.write(
      "sjis.csv",
      "Exp or Imp,Year,HS,Country,Unit1,Unit2,Quantity1-Year,Quantity2-Year,Value-Year,\x94\xF5\x8D\x6C\r\n"
      "2,2023,'850760000,105,  ,KG,0,7,9,\x8A\x6D\x92\xE8\r\n"));
  EXPECT_EQ(got.intake.encoding, "Shift_JIS");
  EXPECT_EQ(got.accepted, 1u);
}

TEST(JapanCustoms, RejectsCodesThatLostAZeroAndSkipsCustomsOffices) {
  const test::Folder folder;
  const std::string header = "Exp or Imp,Year,Custom,HS,Country,Unit1,Unit2,Quantity1-Year,Quantity2-Year,Value-Year\n";
  const auto got = read(folder.write(
      "r.csv", header + "2,2023,,10121000,105,,KG,0,7,9\n2,2023,,0101,105,,KG,0,7,9\n3,2023,,010121000,105,,KG,0,7,9\n"
                        "2,2023,,010121000,JP,,KG,0,7,9\n2,2023,104,010121000,105,,KG,0,7,9\n"));
  EXPECT_EQ(got.accepted, 0u);
  EXPECT_EQ(got.skipped[static_cast<std::size_t>(SkipReason::part_of_total)], 1u);
  const std::map<std::string, std::uint64_t> expected{
      {"lost_leading_zero", 1}, {"malformed_code", 1}, {"unknown_flow", 1}, {"unknown_area", 1}};
  EXPECT_EQ(got.rejected_by_reason(), expected);
}

TEST(JapanCustoms, SaysWhichColumnATableWithoutCountriesLacks) {
  const test::Folder folder;
  const auto file = folder.write(
      "p.csv", "Exp or Imp,Year,HS,Unit1,Unit2,Quantity1-Year,Quantity2-Year,Value-Year\n1,2,3,4,5,6,7,8\n");
  const auto got = record_trade(feed(), {file, std::nullopt}, folder.path());
  ASSERT_FALSE(got);
  EXPECT_NE(got.error().message.en.find("no column Country"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::sources::japan_customs
