#include <gtest/gtest.h>

#include <algorithm>

#include "columnar/test_files.hpp"
#include "sources/catalog.hpp"
#include "sources/recorded_trade.hpp"

namespace noroshi::sources::comtrade {
namespace {

constexpr auto kHeader = "period,classificationCode,reporterCode,partnerCode,flowCode,cmdCode,primaryValue\n";

RecordedTrade read(const std::filesystem::path& path) {
  const test::Folder folder;
  auto got = record_trade(feed(), {path, std::nullopt}, folder.path());
  EXPECT_TRUE(got) << got.error().message.en;
  return got ? std::move(*got) : RecordedTrade{};
}

RecordedTrade read_rows(const std::string& rows) {
  const test::Folder folder;
  return read(folder.write("c.csv", kHeader + rows));
}

TEST(Comtrade, ReadsAllColumnsOfTheApiAndSkipsPartsOfTotals) {
  const auto got = read(test::shipped("src/sources/comtrade/sample.csv"));
  EXPECT_EQ(got.read, 5u);
  ASSERT_EQ(got.accepted, 2u);
  EXPECT_EQ(got.skipped[static_cast<std::size_t>(SkipReason::part_of_total)], 1u);
  EXPECT_EQ(got.skipped[static_cast<std::size_t>(SkipReason::product_aggregate)], 1u);
  EXPECT_EQ(got.skipped[static_cast<std::size_t>(SkipReason::other_flow)], 1u);
  const auto& year = got.rows[0].trade;
  EXPECT_EQ(year.period, (Period{2023, 0}));
  EXPECT_EQ(year.nomenclature, Nomenclature::hs22);
  EXPECT_DOUBLE_EQ(*year.mass_kg, 52000.5);
  EXPECT_DOUBLE_EQ(*year.quantity, 1000.0);
  EXPECT_EQ(got.rows[0].unit, "u");
  EXPECT_EQ(year.marks, static_cast<std::uint8_t>(Mark::mass_estimated));
  EXPECT_EQ(got.rows[1].trade.period, (Period{2023, 7}));
  EXPECT_EQ(got.rows[1].trade.flow, Flow::export_);
}

TEST(Comtrade, ReadsTheJsonAnswerOfTheApi) {
  const auto got = read(test::shipped("src/sources/comtrade/sample.json"));
  EXPECT_EQ(got.read, 3u);
  ASSERT_EQ(got.accepted, 2u);
  EXPECT_EQ(got.rows[0].trade.partner.number, 156);
  EXPECT_DOUBLE_EQ(*got.rows[0].trade.mass_kg, 52000.5);
  EXPECT_EQ(got.rows[0].unit, "u") << "from the unit's number";
  EXPECT_FALSE(got.rows[1].trade.mass_kg);
  ASSERT_EQ(got.rejected.size(), 1u);
  EXPECT_EQ(got.rejected[0].record, 3u);
  EXPECT_EQ(got.rejected[0].field, "primaryValue");
  EXPECT_EQ(got.rejected[0].content, "lost");
}

TEST(Comtrade, SaysThatAnErrorMessageOfTheServiceIsNoData) {
  const test::Folder folder;
  const auto got =
      record_trade(feed(), {folder.write("e.json", "{\"statusCode\":401,\"message\":\"Access denied\"}"), std::nullopt},
                   folder.path());
  ASSERT_FALSE(got);
  EXPECT_NE(got.error().message.en.find("no list 'data'"), std::string::npos);
}

Error refusal(const std::filesystem::path& path) {
  const test::Folder folder;
  const auto got = record_trade(feed(), {path, std::nullopt}, folder.path());
  EXPECT_FALSE(got);
  return got ? Error{} : got.error();
}

TEST(Comtrade, SaysThatAnEmptyAnswerIsEmpty) {
  const test::Folder folder;
  const auto error = refusal(folder.write("e.json", "{\"count\":0,\"data\":[],\"error\":\"\"}"));
  EXPECT_EQ(error.code, ErrorCode::invalid_input);
  EXPECT_NE(error.message.en.find("is empty"), std::string::npos) << error.message.en;
}

TEST(Comtrade, RefusesAnAnswerThatWasCutOff) {
  const test::Folder folder;
  constexpr auto kRecord =
      R"({"period":"2023","reporterCode":392,"flowCode":"M","partnerCode":156,"cmdCode":"850760","primaryValue":1})";
  const auto answer = [&](const std::string& count) {
    return folder.write("c.json", "{\"count\":" + count + ",\"data\":[" + kRecord + "]}");
  };
  const auto error = refusal(answer("2308"));
  EXPECT_NE(error.message.en.find("2308 records and holds 1."), std::string::npos) << error.message.en;
  EXPECT_EQ(read(answer("1")).accepted, 1u);
}

TEST(Comtrade, RefusesThePreviewOfALongerAnswer) {
  const auto path = test::real_case("trade_files/preview_count.json");
  if (path.empty()) GTEST_SKIP() << "the cases are absent";
  const auto error = refusal(path);
  EXPECT_NE(error.message.en.find("2308 records and holds 500"), std::string::npos) << error.message.en;
  EXPECT_NE(error.message.ja.find("500件"), std::string::npos);
}

TEST(Comtrade, RefusesTwoColumnsOfOneNameAndNamesBoth) {
  const test::Folder folder;
  const auto error = refusal(folder.write("d.csv",
                                          "period,reporterCode,flowCode,partnerCode,cmdCode,primaryValue,PrimaryValue\n"
                                          "2023,392,M,156,850760,1,1000\n"));
  EXPECT_NE(error.message.en.find("columns 6 and 7"), std::string::npos) << error.message.en;
  const auto path = test::real_case("trade_files/dupcol.csv");
  if (path.empty()) return;
  EXPECT_NE(refusal(path).message.en.find("columns 7 and 8 are both called 'primaryValue'"), std::string::npos);
}

TEST(Comtrade, FindsTheDelimiterInTheHeader) {
  const test::Folder folder;
  for (const std::string delimiter : {",", ";", "\t", "|"}) {
    std::string rows = std::string{kHeader} + "2023,H6,392,156,M,850760,2.5\n";
    std::ranges::replace(rows, ',', delimiter.front());
    const auto got = read(folder.write("b.txt", rows));
    ASSERT_EQ(got.accepted, 1u) << delimiter;
    EXPECT_DOUBLE_EQ(got.value, 2.5);
  }
  const auto path = test::real_case("trade_files/bulk.txt");
  if (path.empty()) return;
  const auto got = read(path);
  ASSERT_EQ(got.accepted, 2u);
  EXPECT_DOUBLE_EQ(*got.rows[0].trade.mass_kg, 52000.5);
  EXPECT_DOUBLE_EQ(got.rows[0].trade.value, 2400000.5);
  EXPECT_EQ(got.rows[1].product, "010121");
  EXPECT_FALSE(got.rows[1].trade.mass_kg);
  EXPECT_DOUBLE_EQ(got.rows[1].trade.value, 2.4e6);
}

TEST(Comtrade, ReadsYearAndMonthFromColumnsOfTheirOwn) {
  const test::Folder folder;
  const auto got = read(folder.write("m.csv",
                                     "refYear,refMonth,reporterISO,partnerISO,flowCode,cmdCode,primaryValue\n"
                                     "2024,2,JPN,CHN,M,850760,1\n2024,52,JPN,W00,RM,850760,1\n"));
  ASSERT_EQ(got.accepted, 2u);
  EXPECT_EQ(got.rows[0].trade.period, (Period{2024, 2}));
  EXPECT_EQ(got.rows[0].reporter, "JPN");
  EXPECT_EQ(got.rows[1].trade.period, (Period{2024, 0}));
  EXPECT_EQ(got.rows[1].partner, "W00");
  EXPECT_EQ(got.rows[1].trade.flow, Flow::re_import);
}

TEST(Comtrade, RejectsWhatItCannotPlace) {
  const auto got = read_rows(
      "2023,H6,392,156,M,10121,5\n2023,H9,392,156,M,010121,5\n2023,H6,392,156,Q,010121,5\n"
      "23,H6,392,156,M,010121,5\n2023,H6,392,156,M,010121,\n2023,S3,392,156,M,33,5\n2023,S4,392,156,M,333,5\n");
  EXPECT_EQ(got.accepted, 2u) << "codes of the SITC have any length";
  const std::map<std::string, std::uint64_t> expected{{"lost_leading_zero", 1},
                                                      {"unknown_nomenclature", 1},
                                                      {"unknown_flow", 1},
                                                      {"malformed_period", 1},
                                                      {"missing_field", 1}};
  EXPECT_EQ(got.rejected_by_reason(), expected);
}

TEST(Comtrade, SkipsAggregatesAndServices) {
  const test::Folder folder;
  const auto got =
      read(folder.write("s.csv",
                        "typeCode,period,reporterCode,partnerCode,flowCode,cmdCode,motCode,primaryValue\n"
                        "C,2023,1,2,M,AG2,0,5\nC,2023,1,2,M,TOTAL,0,5\nS,2023,1,2,M,01,0,5\nC,2023,1,2,M,01,2100,5\n"));
  EXPECT_EQ(got.accepted, 0u);
  EXPECT_EQ(got.skipped_total(), 4u);
}

TEST(Comtrade, ReadsRowsThatEndWithADelimiterTheHeaderLacks) {
  const test::Folder folder;
  const auto got =
      read(folder.write("t.csv", std::string{kHeader} + "2023,H6,392,156,M,010121,5,\n2023,H6,392,410,M,010121,6,\n"));
  EXPECT_EQ(got.accepted, 2u);
  EXPECT_DOUBLE_EQ(got.value, 11.0);
}

void expect_whole(const std::string& relative, std::uint64_t rows) {
  const auto path = test::real_data(relative);
  if (path.empty()) GTEST_SKIP() << "NOROSHI_TEST_DATA is absent";
  const auto got = read(path);
  EXPECT_EQ(got.read, rows);
  EXPECT_EQ(got.accepted + got.skipped_total() + got.rejected.size(), rows) << "every row is accounted for";
  EXPECT_EQ(got.rejected.size(), 0u);
}

TEST(Comtrade, ReadsEveryRowOfTheBatteryChain) {
  expect_whole("trade/comtrade_battery_hs6/comtrade_imports_battery_hs6_2018_2024.csv.gz", 230'141);
}

TEST(Comtrade, ReadsEveryRowOfNickel) {
  expect_whole("trade/comtrade_nickel/comtrade_nickel_2000_2024.csv.gz", 13'739);
}

}  // namespace
}  // namespace noroshi::sources::comtrade
