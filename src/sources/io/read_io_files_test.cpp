#include "sources/io/read_io_files.hpp"

#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <numeric>

#include "columnar/intake.hpp"
#include "columnar/test_files.hpp"

namespace noroshi::sources::io {
namespace {

const IoFeed& feed_called(std::string_view id) {
  static const auto feeds = *read_io_feeds(test::shipped("data/io_feeds"));
  return *std::ranges::find(feeds, id, [](const IoFeed& f) { return f.info.id; });
}

// Small tables in the publishers' layouts, with invented figures.
class ReadIoFiles : public testing::Test {
 protected:
  test::Folder folder;
  columnar::Database db = std::move(*columnar::Database::open());

  Result<IoDelivery> read(std::string_view feed, const std::vector<std::pair<std::string, std::string>>& written,
                          std::optional<int> year = std::nullopt) {
    std::vector<IoFile> files;
    for (const auto& [name, bytes] : written) {
      const auto path = folder.write(name, bytes);
      files.push_back({path, path});
    }
    return read_io_files(db, feed_called(feed), files, year);
  }

  // Publishers' files, gzip and all.
  Result<IoDelivery> read_real(std::string_view feed, const std::vector<std::string>& names,
                               std::optional<int> year = std::nullopt) {
    std::vector<columnar::Intake> kept;
    std::vector<IoFile> files;
    for (const auto& name : names) {
      auto intake = columnar::make_readable(test::real_data("io/" + name), {.scratch_folder = folder.path()});
      if (!intake) return fail(intake.error());
      files.push_back({name, intake->path});
      kept.push_back(std::move(*intake));
    }
    return read_io_files(db, feed_called(feed), files, year);
  }
};

double sum(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }
double row_sum(const IoTable& t, std::size_t i) { return sum(t.intermediate.row(i)) + sum(t.final_demand.row(i)); }
double gap(const IoTable& t) {
  double off = 0.0;
  for (std::size_t i = 0; i < t.size(); ++i) off += std::abs(t.output[i] - row_sum(t, i));
  return off / sum(t.output);
}

constexpr const char* kWiod2016 =
    "World table,,,,,,,\n,,,,,,,\n"
    "Code,,,,A01,B,A01,B,CONS_h,INVEN,CONS_h,INVEN,GO\n"
    ",Name,,,Crops,Mining,Crops,Mining,Households,Stocks,Households,Stocks,Output\n"
    ",,Country,,AUS,AUS,JPN,JPN,AUS,AUS,JPN,JPN,TOT\n"
    ",,,RNr,c1,c2,c1,c2,c57,c61,c57,c61,c62\n"
    "A01,Crops,AUS,r1,1,2,3,4,5,-1,6,0,20\n"
    "B,Mining,AUS,r2,0,1,0,2,3,0,4,0,10\n"
    "A01,Crops,JPN,r1,1,0,1,0,1,0,7,0,10\n"
    "B,Mining,JPN,r2,0,0,0,0,0,0,0,0,0\n"
    "II_fob,Total,TOT,r65,2,3,4,6,,,,,\n"
    "TXSP,Taxes,TOT,r66,1,1,1,0,,,,,\n"
    "VA,Value added,TOT,r70,17,6,5,0,,,,,\n"
    "GO,Output,TOT,r73,20,10,10,0,,,,,\n";

TEST_F(ReadIoFiles, ReadsAWorldTableInTheLayoutOfWiod2016) {
  const auto delivery = read("wiod2016", {{"WIOT2014_Nov16_ROW.csv", kWiod2016}});
  ASSERT_TRUE(delivery) << delivery.error().message.en;
  ASSERT_EQ(delivery->tables.size(), 1U);
  EXPECT_EQ(delivery->rejected.total(), 0U);
  const auto& t = delivery->tables[0];
  EXPECT_EQ(t.id(), "wiod2016:2014");
  ASSERT_EQ(t.size(), 4U);
  EXPECT_EQ(t.industries[2], (Industry{"JPN", "A01"}));
  EXPECT_EQ(t.names[3], "Mining");
  EXPECT_EQ(t.final_users[1], (FinalUser{"AUS", "inventories"}));
  EXPECT_EQ(t.intermediate(0, 3), 4.0);
  EXPECT_EQ(t.final_demand(0, 1), -1.0);
  EXPECT_EQ(t.output, (std::vector<double>{20, 10, 10, 0}));
  EXPECT_EQ(t.value_added, (std::vector<double>{17, 6, 5, 0}));
  EXPECT_EQ(t.other_inputs, (std::vector<double>{1, 1, 1, 0}));
  for (std::size_t i = 0; i < t.size(); ++i) EXPECT_EQ(row_sum(t, i), t.output[i]);
}

TEST_F(ReadIoFiles, RejectsCellsThatAreNoNumbersWithTheirPlace) {
  std::string damaged = kWiod2016;
  damaged.replace(damaged.find("r2,0,1,0,2"), 10, "r2,0,x,0,nan");
  const auto delivery = read("wiod2016", {{"WIOT2014_Nov16_ROW.csv", damaged}});
  ASSERT_TRUE(delivery);
  ASSERT_EQ(delivery->rejected.total(), 2U);
  const auto& cell = delivery->rejected.rows[0];
  EXPECT_EQ(cell.file, "WIOT2014_Nov16_ROW.csv");
  EXPECT_EQ(cell.record, 8U);
  EXPECT_EQ(cell.field, "AUS B");
  EXPECT_EQ(cell.content, "x");
  EXPECT_EQ(cell.reason, RejectReason::unreadable_number);
  EXPECT_EQ(delivery->rejected.rows[1].content, "nan");
}

TEST_F(ReadIoFiles, RejectsARowThatIsCutOff) {
  std::string cut = kWiod2016;
  cut.replace(cut.find("r2,0,1,0,2,3,0,4,0,10"), 21, "r2,0,1,0");
  const auto delivery = read("wiod2016", {{"WIOT2014_Nov16_ROW.csv", cut}});
  ASSERT_TRUE(delivery);
  ASSERT_EQ(delivery->rejected.total(), 1U);
  EXPECT_EQ(delivery->rejected.rows[0].reason, RejectReason::wrong_column_count);
  EXPECT_EQ(delivery->rejected.rows[0].field, "JPN B");
}

TEST_F(ReadIoFiles, RefusesATableThatLacksASector) {
  std::string short_one = kWiod2016;
  const auto at = short_one.find("A01,Crops,JPN");
  short_one.erase(at, short_one.find('\n', at) - at + 1);
  const auto delivery = read("wiod2016", {{"WIOT2014_Nov16_ROW.csv", short_one}});
  ASSERT_FALSE(delivery);
  EXPECT_NE(delivery.error().message.en.find("JPN A01"), std::string::npos) << delivery.error().message.en;
}

TEST_F(ReadIoFiles, RefusesARowThatStandsThereTwice) {
  const std::string twice = std::string{kWiod2016} + "B,Mining,AUS,r2,0,1,0,2,3,0,4,0,10\n";
  EXPECT_FALSE(read("wiod2016", {{"WIOT2014_Nov16_ROW.csv", twice}}));
}

TEST_F(ReadIoFiles, RefusesAFileThatEndsBeforeItsNumbers) {
  for (const auto* bytes : {"", "World table\n", "a,b\n1,2\n"}) {
    const auto delivery = read("wiod2016", {{"WIOT2014_Nov16_ROW.csv", bytes}});
    ASSERT_FALSE(delivery) << bytes;
    EXPECT_EQ(delivery.error().code, ErrorCode::invalid_input);
  }
}

TEST_F(ReadIoFiles, RefusesHeadsWithoutRows) {
  EXPECT_FALSE(read("oecd_icio", {{"ICIO2023_2020.csv", "V1,AUS_26,AUS_HFCE,OUT\n"}}));
  EXPECT_FALSE(
      read("japan_io", {{"iotable_2sector_2011.csv", "input_type,input_name,output_type,output_name,value_M\n"}}));
}

TEST_F(ReadIoFiles, RefusesTheSameMatrixTwice) {
  const std::string bytes = "V1,AUS_26,AUS_HFCE\nAUS_26,1,2\n";
  EXPECT_TRUE(read("oecd_icio", {{"ICIO2023_2020.csv", bytes}}));
  EXPECT_FALSE(read("oecd_icio", {{"ICIO2023_2020.csv", bytes}, {"ICIO2021_2020.csv", bytes}}));
}

TEST_F(ReadIoFiles, ReadsAWorkbookByItsSheet) {
  const auto path = folder.path() / "JPN_NIOT_nov16.xlsx";
  lxw_workbook* book = workbook_new(path.c_str());
  workbook_add_worksheet(book, "Notes");
  lxw_worksheet* sheet = workbook_add_worksheet(book, "National IO-tables");
  const std::vector<std::vector<std::string>> rows{{"Year", "Code", "Description", "Origin", "A01", "EXP", "GO"},
                                                   {"", "", "", "", "Crops", "Exports", "Output"},
                                                   {"2014", "A01", "Crops", "Domestic", "1", "2.5", "3.5"},
                                                   {"2014", "A01", "Crops", "Imports", "0.5", "0", ""},
                                                   {"2014", "VA", "Value added", "TOT", "2", "", ""}};
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      const auto row = static_cast<lxw_row_t>(r);
      const auto column = static_cast<lxw_col_t>(c);
      if (const auto number = read_cell(rows[r][c]); number && !rows[r][c].empty())
        worksheet_write_number(sheet, row, column, *number, nullptr);
      else
        worksheet_write_string(sheet, row, column, rows[r][c].c_str(), nullptr);
    }
  }
  ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);
  const auto intake = columnar::make_readable(path, {.scratch_folder = folder.path(), .sheet = "National IO-tables"});
  ASSERT_TRUE(intake) << intake.error().message.en;
  const auto delivery = read_io_files(db, feed_called("wiod2016_niot"), {{path, intake->path, true}}, std::nullopt);
  ASSERT_TRUE(delivery) << delivery.error().message.en << delivery.error().where;
  const auto& t = delivery->tables[0];
  EXPECT_EQ(t.id(), "wiod2016_niot:JPN:2014");
  EXPECT_EQ(t.names[0], "Crops");
  EXPECT_EQ(t.final_demand(0, 0), 2.5);
  EXPECT_EQ(t.imported(0, 0), 0.5);
  EXPECT_EQ(t.output, std::vector<double>{3.5});
  EXPECT_EQ(t.value_added, std::vector<double>{2.0});
}

TEST_F(ReadIoFiles, ReadsTheWorkbooksOfWiod2013ByTheNamesOfItsLastRows) {
  const auto delivery = read("wiod2013", {{"wiot95_row_apr12.csv",
                                           "World\n\n,,,,AtB,AtB,F,F,X\n,,,,Farms,Farms,Cons,Inv,Total\n"
                                           ",,,,AUS,JPN,AUS,JPN,TOT\n,,,,c1,c1,c37,c42,c65\n"
                                           "AtB,Farms,AUS,c1,1,2,3,-1,5\nAtB,Farms,JPN,c1,0,1,0,2,3\n"
                                           ",Total intermediate consumption,TOT,r60,1,3,3,1,\n"
                                           ",Taxes less subsidies on products,TOT,r61,0.5,0,0,0,\n"
                                           ",Value added at basic prices,TOT,r64,3.5,0,0,0,\n"
                                           ",Output at basic prices,TOT,r69,5,3,,,\n"}});
  ASSERT_TRUE(delivery) << delivery.error().message.en << delivery.error().where;
  const auto& t = delivery->tables[0];
  EXPECT_EQ(t.year, 1995);
  EXPECT_EQ(t.output, (std::vector<double>{5, 3}));
  EXPECT_EQ(t.value_added, (std::vector<double>{3.5, 0}));
  EXPECT_EQ(t.other_inputs, (std::vector<double>{0.5, 0}));
  EXPECT_EQ(t.final_demand(0, 1), -1.0);
}

TEST_F(ReadIoFiles, ReadsLabelsThatAreRegionAndSectorInOne) {
  const auto delivery = read("oecd_icio", {{"ICIO2023_2020.csv",
                                            "V1,AUS_01T02,JPN_26,AUS_HFCE,JPN_HFCE,OUT\n"
                                            "AUS_01T02,1,2,3,4,10\nJPN_26,0,1,0,5,6\n"
                                            "TLS,0.5,0.25,0,0,0\nVA,8.5,2.75,0,0,0\nOUT,10,6,0,0,0\n"}});
  ASSERT_TRUE(delivery) << delivery.error().message.en;
  const auto& t = delivery->tables[0];
  EXPECT_EQ(t.industries[0], (Industry{"AUS", "01T02"}));
  EXPECT_EQ(t.final_users[1], (FinalUser{"JPN", "households"}));
  EXPECT_EQ(t.output, (std::vector<double>{10, 6}));
  EXPECT_EQ(t.value_added, (std::vector<double>{8.5, 2.75}));
}

TEST_F(ReadIoFiles, AddsUpTheTaxesOfEachRegion) {
  const auto delivery = read("oecd_icio", {{"ICIO2021_2018.csv",
                                            ",AUS_26,JPN_26,AUS_HFCE,TOTAL\nAUS_26,1,1,1,3\nJPN_26,1,1,1,3\n"
                                            "AUS_TAXSUB,0.5,0.25,0,0\nJPN_TAXSUB,0.5,0.25,0,0\nVALU,0,0.5,0,0\n"}});
  ASSERT_TRUE(delivery) << delivery.error().message.en;
  EXPECT_EQ(delivery->tables[0].other_inputs, (std::vector<double>{1.0, 0.5}));
}

TEST_F(ReadIoFiles, PutsATableTogetherFromItsFilesInAnyOrder) {
  const auto delivery = read("exiobase3",
                             {{"x.txt", "region\tsector\tindout\nAT\tRice\t6\nBE\tRice\t4\n"},
                              {"Y.txt",
                               "region\t\tAT\tAT\ncategory\t\tHouseholds\tExport\nregion\tsector\t\t\n"
                               "AT\tRice\t2\t1\nBE\tRice\t1\t0\n"},
                              {"Z.txt",
                               "region\t\tAT\tBE\nsector\t\tRice\tRice\nregion\tsector\t\t\n"
                               "AT\tRice\t1\t2\nBE\tRice\t3\t0\n"}},
                             2019);
  ASSERT_TRUE(delivery) << delivery.error().message.en << delivery.error().where;
  const auto& t = delivery->tables[0];
  EXPECT_EQ(t.year, 2019);
  EXPECT_EQ(t.intermediate(1, 0), 3.0);
  EXPECT_EQ(t.final_users[0].category, "Households");
  EXPECT_EQ(t.final_users[1].category, "exports");
  EXPECT_EQ(t.output, (std::vector<double>{6, 4}));
}

TEST_F(ReadIoFiles, RefusesExiobaseWithoutFinalDemandAndWithoutAYear) {
  const std::pair<std::string, std::string> flows{
      "Z.txt", "region\t\tAT\tBE\nsector\t\tRice\tRice\nregion\tsector\t\t\nAT\tRice\t1\t2\nBE\tRice\t3\t0\n"};
  const auto open = read("exiobase3", {flows}, 2019);
  ASSERT_FALSE(open);
  EXPECT_NE(open.error().message.en.find("no closed table"), std::string::npos);
  const auto undated = read("exiobase3", {flows});
  ASSERT_FALSE(undated);
  EXPECT_EQ(undated.error().field, "year");
}

TEST_F(ReadIoFiles, ReadsListsByIndexAndChecksPlaces) {
  const auto delivery =
      read("wiod2013", {{"wiot_2011_Y.csv", "row,col,musd\n0,0,5\n1,9,7\n1,10,3\n"},
                        {"wiot_2011_Z.csv", "row,col,musd\n0,1,2\n2,0,1\n0,-1,1\n"},
                        {"wiot_2011_x.csv", "idx,country,industry,output\n0,AUS,c1,7\n1,JPN,c1,7\n"}});
  ASSERT_TRUE(delivery) << delivery.error().message.en;
  const auto& t = delivery->tables[0];
  EXPECT_EQ(t.intermediate(0, 1), 2.0);
  EXPECT_EQ(t.final_users.size(), 10U);
  EXPECT_EQ(t.final_users[9], (FinalUser{"JPN", "inventories"}));
  EXPECT_EQ(t.final_demand(1, 9), 7.0);
  ASSERT_EQ(delivery->rejected.total(), 3U);
  EXPECT_EQ(delivery->rejected.rows[0].file, "wiot_2011_Z.csv");
  EXPECT_EQ(delivery->rejected.rows[0].record, 3U);
  EXPECT_EQ(delivery->rejected.rows[0].content, "2");
}

TEST_F(ReadIoFiles, ReadsListsOfNamesWithTheirKinds) {
  const auto delivery = read("japan_io", {{"iotable_2sector_2011.csv",
                                           "input_type,input_name,output_type,output_name,value_M\n"
                                           "industry,a,industry,a,1\nindustry,b,industry,a,2\n"
                                           "valueadded,wages,industry,a,3\nvalueadded,profit,industry,a,4\n"
                                           "industry,a,export,81_Exports total,9\nindustry,b,import,abroad,-2\n"
                                           "valueadded,wages,industry,b,0\nindustry,a,mystery,x,1\n"}});
  ASSERT_TRUE(delivery) << delivery.error().message.en;
  const auto& t = delivery->tables[0];
  EXPECT_EQ(t.id(), "japan_io:2:2011");
  EXPECT_EQ(t.intermediate(1, 0), 2.0);
  EXPECT_EQ(t.final_users[0], (FinalUser{"JPN", "exports"}));
  EXPECT_EQ(t.final_demand(1, 1), -2.0);
  EXPECT_EQ(t.value_added, (std::vector<double>{7, 0}));
  ASSERT_EQ(delivery->rejected.total(), 1U);
  EXPECT_EQ(delivery->rejected.rows[0].content, "mystery");
}

TEST_F(ReadIoFiles, SplitsAFileOfSeveralCountriesAndYears) {
  std::string file = "country,year,code,origin,A,EXP,GO\n";
  for (const auto* key : {"JPN,2014", "JPN,2013", "CHN,2014"}) {
    const std::string k{key};
    file += k + ",A,Domestic,1,2,3\n" + k + ",A,Imports,0.5,0.25,0\n" + k + ",VA,TOT,1.5,0,0\n";
  }
  const auto delivery = read("wiod2016_niot", {{"niot_all.csv", file}});
  ASSERT_TRUE(delivery) << delivery.error().message.en;
  ASSERT_EQ(delivery->tables.size(), 3U);
  EXPECT_EQ(delivery->tables[0].id(), "wiod2016_niot:CHN:2014");
  const auto& t = delivery->tables[2];
  EXPECT_EQ(t.id(), "wiod2016_niot:JPN:2014");
  EXPECT_EQ(t.industries[0], (Industry{"JPN", "A"}));
  EXPECT_EQ(t.imported(0, 0), 0.5);
  EXPECT_EQ(t.imported(0, 1), 0.25);
  EXPECT_EQ(t.output, std::vector<double>{3.0});
  EXPECT_EQ(t.final_users[0].category, "exports");
}

TEST_F(ReadIoFiles, CountsOffImportsThatArePrintedPositive) {
  const auto delivery = read("china_io", {{"china_2020_2.csv",
                                           "Code,Description,DescriptionInChinese,001,TIU,EX,IM,GO\n"
                                           "001,Agriculture,农产品,1,1,4,2,3\nTII,Total,,1,,,,\nTVA,VA,,2,,,,\n"}});
  ASSERT_TRUE(delivery) << delivery.error().message.en;
  const auto& t = delivery->tables[0];
  EXPECT_EQ(t.names[0], "Agriculture");
  EXPECT_EQ(t.final_demand(0, 1), -2.0);
  EXPECT_EQ(row_sum(t, 0), 3.0);
}

TEST_F(ReadIoFiles, KeepsCommoditiesWithoutAnIndustryInASquareTable) {
  const auto delivery =
      read("bea_io",
           {{"bea_use_domestic.csv", "bea_code,111,GOV\n111,5,1\nscrap,2,0\n"},
            {"bea_use_import.csv", "bea_code,111,GOV\n111,1,0\nscrap,0,0\n"},
            {"bea_commodity_use_totals.csv", "bea_code,import_total,domestic_total\n111,1,9\nscrap,0,1\n"},
            {"bea_industry_output.csv", "bea_code,output\n111,10\nGOV,3\n"}},
           2017);
  ASSERT_TRUE(delivery) << delivery.error().message.en;
  const auto& t = delivery->tables[0];
  ASSERT_EQ(t.size(), 3U);
  EXPECT_EQ(t.industries[2].sector, "scrap");
  EXPECT_EQ(t.final_demand(0, 0), 3.0);
  EXPECT_EQ(t.final_demand(2, 0), -1.0);
  EXPECT_EQ(t.imported(0, 0), 1.0);
  EXPECT_EQ(t.output, (std::vector<double>{10, 3, 0}));
}

TEST_F(ReadIoFiles, RefusesSlicesOfExiobaseByName) {
  const auto delivery = read("exiobase3", {{"JP_domestic_2019.csv",
                                            "from_region,from_industry,to_region,to_industry,meur\n"
                                            "JP,MOTO1,JP,MOTO1,5\n"}});
  ASSERT_FALSE(delivery);
  EXPECT_NE(delivery.error().message.en.find("no closed table"), std::string::npos) << delivery.error().message.en;
}

TEST_F(ReadIoFiles, ReadsWiod2011WithTheImbalanceThatItsRoundingLeaves) {
  if (test::real_data("io/wiod2013_wiot").empty()) GTEST_SKIP() << "no publishers' files";
  const std::string base = "wiod2013_wiot/wiot_2011_";
  const auto delivery = read_real("wiod2013", {base + "x.csv", base + "Z.csv.gz", base + "Y.csv.gz"});
  ASSERT_TRUE(delivery) << delivery.error().message.en;
  const auto& t = delivery->tables[0];
  EXPECT_EQ(t.size(), 1435U);
  EXPECT_EQ(t.final_users.size(), 205U);
  EXPECT_EQ(delivery->rejected.total(), 0U);
  EXPECT_GE(gap(t), 0.0004);
  EXPECT_LE(gap(t), 0.0005);
}

TEST_F(ReadIoFiles, ReadsTheNationalTablesOfWiod2016InBalance) {
  if (test::real_data("io/wiod2016_niot").empty()) GTEST_SKIP() << "no publishers' files";
  const auto delivery = read_real("wiod2016_niot", {"wiod2016_niot/niot_2014_all43.csv.gz"});
  ASSERT_TRUE(delivery) << delivery.error().message.en;
  ASSERT_EQ(delivery->tables.size(), 43U);
  for (const auto& t : delivery->tables) {
    EXPECT_EQ(t.size(), 56U);
    EXPECT_LT(gap(t), 1e-5) << t.id();
    EXPECT_EQ(t.imported.columns, 62U);
  }
}

TEST_F(ReadIoFiles, ReadsTheNationalTablesOfOecdChinaAndJapanInBalance) {
  if (test::real_data("io/oecd_iot_jpn_chn").empty()) GTEST_SKIP() << "no publishers' files";
  const std::vector<std::tuple<std::string, std::string, std::size_t, std::size_t>> all{
      {"oecd_iot", "oecd_iot_jpn_chn/oecd_iot_2021ed_JPN_1995_2018.csv.gz", 24, 45},
      {"china_io", "china_nbs_iot/china_2002_122.csv.gz", 1, 122},
      {"china_io", "china_nbs_iot/china_2012_139.csv.gz", 1, 139},
      {"china_io", "china_nbs_iot/china_2020_153.csv.gz", 1, 153}};
  for (const auto& [feed, file, tables, industries] : all) {
    const auto delivery = read_real(feed, {file});
    ASSERT_TRUE(delivery) << file << delivery.error().message.en;
    EXPECT_EQ(delivery->tables.size(), tables);
    EXPECT_EQ(delivery->tables[0].size(), industries);
    EXPECT_LT(gap(delivery->tables[0]), 1e-4) << file;
    EXPECT_EQ(delivery->rejected.total(), 0U) << file;
  }
  const auto japan = read_real("japan_io", {"japan_iot_misc/iotable_13sector_2011.csv"});
  ASSERT_TRUE(japan) << japan.error().message.en;
  const auto& t = japan->tables[0];
  ASSERT_EQ(t.size(), 13U);
  for (std::size_t i = 0; i < t.size(); ++i) {  // rows and columns of an industry sum to the same output
    double inputs = t.value_added[i];
    for (std::size_t j = 0; j < t.size(); ++j) inputs += t.intermediate(j, i);
    EXPECT_NEAR(row_sum(t, i), inputs, 3.0) << i;  // million yen: rounding of each cell
  }
}

TEST_F(ReadIoFiles, ReadsTheUsTablesAndPymriosTestTable) {
  if (test::real_data("io/bea_io_detail").empty()) GTEST_SKIP() << "no publishers' files";
  const std::string bea = "bea_io_detail/detail/bea_";
  const auto us = read_real(
      "bea_io",
      {bea + "use_domestic.csv", bea + "use_import.csv", bea + "commodity_use_totals.csv", bea + "industry_output.csv"},
      2017);
  ASSERT_TRUE(us) << us.error().message.en << us.error().where;
  EXPECT_EQ(us->tables[0].size(), 406U);  // 398 codes in both, 4 commodities and 4 industries of their own
  const std::string pymrio = "pymrio_test_mrio/test_mrio/mrio_data/";
  const auto test = read_real(
      "exiobase3", {pymrio + "trade_flows_Z.txt", pymrio + "finald_demand_Y.txt", pymrio + "factor_input.txt"}, 2000);
  ASSERT_TRUE(test) << test.error().message.en;
  EXPECT_EQ(test->tables[0].size(), 48U);
  EXPECT_EQ(test->tables[0].final_users.size(), 42U);
  EXPECT_EQ(test->tables[0].value_added.size(), 48U);
}

}  // namespace
}  // namespace noroshi::sources::io
