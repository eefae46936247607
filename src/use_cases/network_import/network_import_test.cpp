#include "use_cases/network_import/network_import.hpp"

#include <gtest/gtest.h>

#include "columnar/test_files.hpp"
#include "holdings/io_tables.hpp"
#include "holdings/test_workspace.hpp"
#include "lake/lake_views.hpp"

namespace noroshi::use_cases {
namespace {

class NetworkImport : public example::DeliveryTest {
 protected:
  [[nodiscard]] Result<NetworkImportReport> import(const NetworkImportRequest& request) const {
    auto workspace = opened(lake::Access::write);
    return import_network(workspace, request, {});
  }
  [[nodiscard]] NetworkImportRequest icio(const std::string& cell = "2") const {
    return {.feed = "oecd_icio",
            .files = {file("ICIO2023_2020.csv", "V1,AUS_01T02,JPN_26,AUS_HFCE,JPN_HFCE,OUT\nAUS_01T02,1," + cell +
                                                    ",3,4,10\nJPN_26,0,1,0,5,6\nVA,9,3,,,\n")}};
  }
};

TEST_F(NetworkImport, StoresATableThatIsLoadedAsItWas) {
  const auto report = import(icio());
  ASSERT_TRUE(report) << report.error().message.en;
  ASSERT_EQ(report->summary.rows.size(), 1U);
  EXPECT_EQ(std::get<std::string>(report->summary.rows[0][0]), "oecd_icio:2020");
  EXPECT_TRUE(report->rejected.rows.empty());
  auto workspace = opened();
  const auto table = holdings::load_io_table(workspace, "oecd_icio");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->intermediate(0, 1), 2.0);
  EXPECT_EQ(table->output, (std::vector<double>{10, 6}));
  EXPECT_EQ(table->provenance.at(0).source, "OECD, Inter-Country Input-Output Database");
  const auto deliveries = workspace.store().deliveries();
  EXPECT_EQ(deliveries->back().feed, "oecd_icio");
  EXPECT_EQ(deliveries->back().standing, Standing::reconciled);
  EXPECT_EQ(deliveries->back().accepted, 6U);
}

TEST_F(NetworkImport, MakesFlowsQueryableBySql) {
  ASSERT_TRUE(import(icio()));
  auto workspace = opened();
  const auto db = workspace.database();
  ASSERT_TRUE(lake::create_lake_views(workspace.store(), **db));
  const auto ask = [&](const std::string& sql) { return (*db)->scalar(sql)->value_or("null"); };
  EXPECT_EQ(ask("SELECT sum(value)::INTEGER FROM io_flows WHERE feed = 'oecd_icio' AND to_region = 'JPN'"), "12");
  EXPECT_EQ(ask("SELECT sum(output)::INTEGER FROM io_outputs"), "16");
}

TEST_F(NetworkImport, RefusesACellThatIsNoNumberUnlessForced) {
  auto request = icio("1O");
  const auto refused = import(request);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::refused);
  EXPECT_NE(refused.error().message.en.find("1O"), std::string::npos);
  EXPECT_TRUE(refused.error().where.ends_with("ICIO2023_2020.csv:2")) << refused.error().where;
  auto workspace = opened();
  EXPECT_TRUE(holdings::io_tables(workspace)->empty());
  request.force = true;
  const auto forced = import(request);
  ASSERT_TRUE(forced) << forced.error().message.en;
  EXPECT_EQ(forced->rejected.rows.size(), 1U);
  EXPECT_EQ(forced->delivery.rejected, 1U);
  EXPECT_TRUE(forced->delivery.forced);
}

TEST_F(NetworkImport, LeavesTheWorkspaceAsItWasWhenOneFileOfTwoIsWrong) {
  auto request = icio();
  request.files.push_back(file("ICIO2023_2019.csv", "V1,AUS_01T02,AUS_HFCE,OUT\nJPN_26,1,2,3\n"));
  ASSERT_FALSE(import(request));
  auto workspace = opened();
  EXPECT_TRUE(holdings::io_tables(workspace)->empty());
}

TEST_F(NetworkImport, TakesAFolderForTheFilesInItThatTheFeedKnows) {
  auto request = icio();
  ASSERT_TRUE(std::filesystem::exists(file("README.txt", "not a table")));
  request.files = {files};
  EXPECT_TRUE(import(request));
}

TEST_F(NetworkImport, ReadsATableOfTheUsersOwnByItsMapping) {
  const auto mapping = file("mine.toml",
                            "id = \"mine\"\ntitle = { en = \"Mine\", ja = \"自作\" }\npublisher = \"me\"\n"
                            "licence = \"own\"\nunit = \"EUR\"\n[[file]]\nname = 'mine.csv'\n"
                            "region = { constant = \"JPN\" }\nmatrix = {}\n[final_users]\nC = \"households\"\n");
  NetworkImportRequest request{.feed = "generic_matrix", .files = {file("mine.csv", "x,a,b,C\na,1,2,3\nb,4,5,6\n")}};
  const auto unmapped = import(request);
  ASSERT_FALSE(unmapped);
  EXPECT_EQ(unmapped.error().field, "mapping");
  request.mapping = mapping;
  const auto undated = import(request);
  ASSERT_FALSE(undated);
  EXPECT_EQ(undated.error().field, "year");
  request.year = 2015;
  ASSERT_TRUE(import(request));
  auto workspace = opened();
  EXPECT_EQ(holdings::load_io_table(workspace, "mine:2015")->intermediate(1, 0), 4.0);
}

TEST_F(NetworkImport, RefusesUnknownFeedsAndFolderWithoutATable) {
  auto request = icio();
  request.feed = "oecd_icoi";
  const auto unknown = import(request);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().field, "feed");
  ASSERT_EQ(unknown.error().nearest.size(), 1U);
  EXPECT_EQ(unknown.error().nearest[0].value, "oecd_icio");
  request.feed = "oecd_icio";
  request.files = {files / "absent.csv"};
  EXPECT_EQ(import(request).error().code, ErrorCode::not_found);
  request.feed = "china_io";
  request.files = {files};
  EXPECT_EQ(import(request).error().field, "files");
}

TEST_F(NetworkImport, ImportsAndLoadsWiod2011AsThePublisherPrintsIt) {
  const auto from = test::real_data("io/wiod2013_wiot");
  if (from.empty()) GTEST_SKIP() << "no publishers' files";
  const auto report =
      import({.feed = "wiod2013",
              .files = {from / "wiot_2011_Z.csv.gz", from / "wiot_2011_Y.csv.gz", from / "wiot_2011_x.csv"}});
  ASSERT_TRUE(report) << report.error().message.en;
  auto workspace = opened();
  const auto table = holdings::load_io_table(workspace, "");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->size(), 1435U);
  EXPECT_EQ(table->output[0], 76834.0);  // Australia, agriculture, million USD
  EXPECT_EQ(table->intermediate(0, 0), 8732.0);
  EXPECT_EQ(table->final_demand(0, 0), 16969.0);
}

}  // namespace
}  // namespace noroshi::use_cases
