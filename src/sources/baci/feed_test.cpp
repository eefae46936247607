#include <gtest/gtest.h>

#include "columnar/test_files.hpp"
#include "sources/catalog.hpp"
#include "sources/recorded_trade.hpp"

namespace noroshi::sources::baci {
namespace {

RecordedTrade read(const test::Folder& folder, std::string_view bytes,
                   const std::string& name = "BACI_HS17_Y2021_V202401.csv") {
  auto read = record_trade(feed(), {folder.write(name, bytes), std::nullopt}, folder.path());
  EXPECT_TRUE(read) << read.error().message.en;
  return std::move(*read);
}

TEST(Baci, ReadsTheSampleInDollarsAndKilogramsWithTheImporterAsReporter) {
  const test::Folder folder;
  const auto got =
      record_trade(feed(), {test::shipped("src/sources/baci/sample.csv"), Nomenclature::hs17}, folder.path());
  ASSERT_TRUE(got) << got.error().message.en;
  ASSERT_EQ(got->accepted, 4u);
  EXPECT_TRUE(got->rejected.empty());
  const auto& first = got->rows[0];
  EXPECT_EQ(first.trade.reporter.number, 392);
  EXPECT_EQ(first.trade.partner.number, 156);
  EXPECT_EQ(first.product, "850760");
  EXPECT_DOUBLE_EQ(first.trade.value, 1'200'500.0);
  EXPECT_DOUBLE_EQ(*first.trade.mass_kg, 30'250.0);
  EXPECT_FALSE(got->rows[1].trade.mass_kg) << "NA is no figure";
  EXPECT_EQ(got->rows[2].product, "010121");
}

TEST(Baci, ReadsANotAvailableBetweenBlanksAsAnUnknownMass) {
  const test::Folder folder;
  const auto got = read(folder,
                        "t,i,j,k,v,q\n2021,156,392,850760,      1200.500,       100.25\n"
                        "2021,410,392,850760,       300.500,           NA\n2021,490,392,854231,      5000.000, NA\n"
                        "2021,842,392,854231,         1.000,             \n");
  ASSERT_EQ(got.accepted, 4u);
  EXPECT_DOUBLE_EQ(*got.rows[0].trade.mass_kg, 100'250.0);
  for (const auto row : {1, 2, 3}) EXPECT_FALSE(got.rows[static_cast<std::size_t>(row)].trade.mass_kg) << row;
  EXPECT_DOUBLE_EQ(got.rows[1].trade.value, 300'500.0);
  const auto path = test::real_case("trade_files/BACI_HS17_Y2021_V202401_small.csv");
  if (path.empty()) return;
  const auto real = record_trade(feed(), {path, std::nullopt}, folder.path());
  ASSERT_TRUE(real) << real.error().message.en;
  EXPECT_EQ(real->accepted, 9u);
  EXPECT_TRUE(real->rejected.empty());
  EXPECT_FALSE(real->rows[2].trade.mass_kg);
}

TEST(Baci, SaysThatASpreadsheetMadeANumberOfACode) {
  const test::Folder folder;
  const auto got = read(folder, "t,i,j,k,v,q\n2021,76,842,8.5E+05,1,1\n2021,76,842,8507.60,1,1\n");
  EXPECT_EQ(got.rejected_by_reason(), (std::map<std::string, std::uint64_t>{{"spreadsheet_number", 1}}));
  ASSERT_EQ(got.accepted, 1u);
  EXPECT_EQ(got.rows[0].product, "850760");
}

TEST(Baci, TakesTheEditionFromTheFileName) {
  const test::Folder folder;
  const auto edition_of = [&](const std::string& name) {
    return read(folder, "t,i,j,k,v,q\n2021,76,842,010121,1,1\n", name).rows.at(0).trade.nomenclature;
  };
  EXPECT_EQ(edition_of("BACI_HS17_Y2021_V202401.csv"), Nomenclature::hs17);
  EXPECT_EQ(edition_of("BACI_HS92_Y1995_V202501.csv"), Nomenclature::hs92);
  EXPECT_FALSE(feed().rows_of({"BACI_HS", std::nullopt}));
}

TEST(Baci, RefusesAFileWhoseEditionNobodyKnows) {
  const test::Folder folder;
  const auto got = record_trade(feed(), {folder.write("trade.csv", "t,i,j,k,v,q\n"), std::nullopt}, folder.path());
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, ErrorCode::invalid_input);
  EXPECT_NE(got.error().message.ja.find("版"), std::string::npos);
}

TEST(Baci, RejectsLostZerosUnreadableNumbersAndEmptyFieldsWithTheirLines) {
  const test::Folder folder;
  const auto got = read(folder,
                        "t,i,j,k,v,q\n2021,76,842,10121,1,1\n2021,x,842,010121,1,1\n2021,76,842,010121,1\n"
                        "2021,76,842,010121,NA,1\n999999,76,842,010121,1,1\n2021,76,842,010121,5,1\n");
  EXPECT_EQ(got.accepted, 1u);
  EXPECT_EQ(got.read, 6u);
  const std::map<std::string, std::uint64_t> expected{{"lost_leading_zero", 1},
                                                      {"unreadable_number", 1},
                                                      {"wrong_column_count", 1},
                                                      {"missing_field", 1},
                                                      {"malformed_period", 1}};
  EXPECT_EQ(got.rejected_by_reason(), expected);
  EXPECT_EQ(got.rejected[0].record, 2u);
  EXPECT_EQ(got.rejected[1].record, 5u) << "lines count rejected rows too";
  EXPECT_EQ(got.rejected[2].record, 6u);
  EXPECT_EQ(got.rejected[3].record, 3u);
  EXPECT_EQ(got.rejected[3].field, "i");
  EXPECT_EQ(got.rejected[3].content, "x");
}

TEST(Baci, LeavesRangeChecksToNormalize) {
  const test::Folder folder;
  const auto got =
      read(folder, "t,i,j,k,v,q\n2021,76,842,010121,-5,1\n2021,76,842,010122,1e300,1\n2021,76,99999,010122,1,1\n");
  ASSERT_EQ(got.accepted, 3u);
  EXPECT_LT(got.rows[0].trade.value, 0);
  EXPECT_GT(got.rows[1].trade.value, 1e300);
  EXPECT_EQ(got.rows[2].trade.reporter.number, -1);
}

TEST(Baci, NamesTheColumnThatIsMissing) {
  const test::Folder folder;
  const auto got =
      record_trade(feed(), {folder.write("BACI_HS17.csv", "t,i,j,k,value\n1,2,3,4,5\n"), std::nullopt}, folder.path());
  ASSERT_FALSE(got);
  EXPECT_NE(got.error().message.en.find("no column v, q (it has: t, i, j, k, value)"), std::string::npos)
      << got.error().message.en;
}

TEST(Baci, ReadsAHeaderWithoutRowsAsNoRows) {
  const test::Folder folder;
  EXPECT_EQ(read(folder, "t,i,j,k,v,q\n").read, 0u);
}

}  // namespace
}  // namespace noroshi::sources::baci
