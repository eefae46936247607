#include <algorithm>

#include "holdings/test_workspace.hpp"
#include "lake/lake_views.hpp"
#include "use_cases/import/import.hpp"

namespace noroshi::use_cases {
namespace {

class ImportReferenceTest : public example::DeliveryTest {
 protected:
  [[nodiscard]] Result<ImportReport> import(const std::string& feed, const std::string& name, const std::string& text,
                                            bool force = false) const {
    auto workspace = opened(lake::Access::write);
    return import_feed(workspace, {.feed = feed, .files = {file(name, text)}, .force = force}, {});
  }
  // A concordance of `codes` lines, far from what a publisher's table holds.
  [[nodiscard]] Result<ImportReport> import_table(int codes, bool force = false,
                                                  const std::string& name = "HS17_to_ISIC4.csv") const {
    std::string text = "HS5_6d,HS5_4d,HS5_2d,ISIC4_4d,weight\n";
    for (int i = 0; i < codes; ++i) text += fmt::format("{:06},0101,01,0111,1\n", 10121 + i);
    return import("concordance", name, text, force);
  }
  [[nodiscard]] std::vector<lake::Partition> stored(const std::string& table) const {
    return *lake::Workspace::open(folder, lake::Access::read)->partitions(table);
  }
};

TEST_F(ImportReferenceTest, ATableWithFewerRowsThanItsFeedAllowsIsRefusedUnlessForcedWhichIsRecorded) {
  const auto refused = import_table(3);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::refused);
  EXPECT_TRUE(refused.error().message.en.starts_with("only 3 usable rows (0 rejected), fewer than 10."))
      << refused.error().message.en;
  EXPECT_TRUE(lake::Workspace::open(folder, lake::Access::read)->partitions("concordances")->empty());
  const auto forced = import_table(3, true);
  ASSERT_TRUE(forced) << forced.error().message.en;
  EXPECT_TRUE(lake::Workspace::open(folder, lake::Access::read)->deliveries()->back().forced);
}

TEST_F(ImportReferenceTest, ATableThatLostMostOfItsRowsIsRefusedInTheWordsThatTradeIsRefusedWith) {
  ASSERT_TRUE(import_table(40));
  const auto refused = import_table(20);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.en.find("20 rows for HS17 -> ISIC4 where 40 are stored"), std::string::npos)
      << refused.error().message.en;
}

TEST_F(ImportReferenceTest, ADeliveryOfTradeKeepsTheStandingOfItsFeedAndOneOfTablesHasNone) {
  ASSERT_TRUE(import("comtrade", "batteries.csv",
                     "period,classificationCode,reporterCode,partnerCode,flowCode,cmdCode,primaryValue\n"
                     "2023,H6,392,156,M,850760,10\n"));
  ASSERT_TRUE(import_table(40));
  auto db = columnar::Database::open();
  ASSERT_TRUE(lake::create_lake_views(*lake::Workspace::open(folder, lake::Access::read), *db));
  EXPECT_EQ(db->scalar("SELECT string_agg(feed || ':' || coalesce(standing, '-'), ' ' ORDER BY id) FROM deliveries")
                ->value_or(""),
            "atlas:cited comtrade:reporter concordance:-");
}

TEST_F(ImportReferenceTest, AnEditionOfATableStandsBesideAnother) {
  const std::string names = "hscode,description\n980110,Beacons of straw; invented\n980120,Beacons of wood; invented\n";
  ASSERT_TRUE(import("hs_nomenclature", "names_hs22.csv", names, true));
  ASSERT_TRUE(import("hs_nomenclature", "names_hs17.csv", names, true));
  ASSERT_TRUE(import("hs_nomenclature", "names_hs22.csv", names + "980130,Beacons of peat; invented\n", true));
  const auto tables = stored("product_names");
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_EQ(tables[0].name, "HS17_CSV");
  EXPECT_EQ(tables[0].rows, 2u);
  EXPECT_EQ(tables[1].name, "HS22_CSV");
  EXPECT_EQ(tables[1].rows, 3u);  // the newest delivery of the edition
}

TEST_F(ImportReferenceTest, RowsThatCannotBeUsedAreCountedWithTheirReason) {
  const auto report = import("hs_nomenclature", "names_hs22.csv",
                             "hscode,description\n980110,Beacons; invented\n9801X0,Mules; invented\n", true);
  ASSERT_TRUE(report) << report.error().message.en;
  EXPECT_EQ(report->delivery.accepted, 1u);
  ASSERT_EQ(report->rejected.rows.size(), 1u);
  EXPECT_EQ(report->rejected.rows.front().reason, RejectReason::malformed_code);
  EXPECT_EQ(report->rejected.rows.front().record, 3u);
}

TEST_F(ImportReferenceTest, AFileOfAnotherPublisherIsRefusedAndNothingIsStored) {
  const auto refused = import("hs_nomenclature", "names_hs22.csv", "nothing,known\n1,2\n", true);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
  EXPECT_TRUE(stored("product_names").empty());
}

}  // namespace
}  // namespace noroshi::use_cases
