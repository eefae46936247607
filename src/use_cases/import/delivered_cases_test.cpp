#include <algorithm>
#include <cstdlib>

#include "columnar/query_rows.hpp"
#include "holdings/test_workspace.hpp"
#include "lake/frame_file.hpp"
#include "lake/lake_views.hpp"
#include "use_cases/import/import.hpp"

// Small deliveries in the shape of real ones, each of which once went wrong. Those of the private test data are read in
// place; each has a twin here.
namespace noroshi::use_cases {
namespace {

class DeliveredCase : public example::DeliveryTest {
 protected:
  static std::filesystem::path cases(const std::string& name) {
    const char* root = std::getenv("NOROSHI_TEST_DATA");
    if (root == nullptr) return {};
    const auto path = std::filesystem::path{root}.parent_path() / "cases" / "trade_files" / name;
    return std::filesystem::exists(path) ? path : std::filesystem::path{};
  }
  [[nodiscard]] Result<ImportReport> import(const ImportRequest& request) const {
    auto workspace = opened(lake::Access::write);
    return import_feed(workspace, request, {});
  }
  [[nodiscard]] Result<ImportReport> comtrade(const std::filesystem::path& path) const {
    return import({.feed = "comtrade", .files = {path}});
  }
  [[nodiscard]] std::filesystem::path comtrade_file(const std::string& name, const std::string& rows) const {
    return file(
        name, "period,classificationCode,reporterCode,partnerCode,flowCode,cmdCode,customsCode,motCode,primaryValue\n" +
                  rows);
  }
  [[nodiscard]] std::string ask(const std::string& sql) const {
    auto db = columnar::Database::open();
    if (const auto views = lake::create_lake_views(*lake::Workspace::open(folder, lake::Access::read), *db); !views)
      return views.error().message.en;
    const auto found = db->scalar(sql);
    return found ? found->value_or("nothing") : found.error().message.en;
  }
  static std::string words(const ImportReport& report) {
    std::string all;
    for (const auto& note : report.summary.notes) all += note.en + "\n";
    return all;
  }
};

#define NEEDS_CASE(path) \
  if ((path).empty()) GTEST_SKIP() << "the case files are absent"

TEST_F(DeliveredCase, TheSecondBatchKeepsTheSuppliersOfTheFirst) {
  ASSERT_TRUE(comtrade(comtrade_file("1.csv", "2023,H6,392,156,M,850760,,,10\n2023,H6,392,410,M,850760,,,5\n")));
  ASSERT_TRUE(comtrade(comtrade_file("2.csv", "2023,H6,392,156,M,850760,,,11\n2023,H6,392,156,M,850110,,,1\n")));
  EXPECT_EQ(
      ask("SELECT string_agg(product || ':' || partner || ':' || value_usd::INTEGER, ' ' ORDER BY product, partner) "
          "FROM trade WHERE feed = 'comtrade'"),
      "850110:156:1 850760:156:11 850760:410:5");
}

TEST_F(DeliveredCase, BatchesByPartnerAddUp) {
  const auto first = cases("bat1.csv"), second = cases("bat2.csv");
  NEEDS_CASE(first);
  ASSERT_TRUE(comtrade(first));
  const auto report = comtrade(second);
  ASSERT_TRUE(report) << report.error().message.en;
  EXPECT_EQ(ask("SELECT count(DISTINCT partner) FROM trade WHERE feed = 'comtrade' AND product = '850760'"), "20");
}

TEST_F(DeliveredCase, MonthsAndTheirYearDoNotDouble) {
  ASSERT_TRUE(comtrade(comtrade_file("y.csv",
                                     "2023,H6,392,156,M,180100,,,1200\n202301,H6,392,156,M,180100,,,700\n"
                                     "202302,H6,392,156,M,180100,,,500\n202302,H6,392,410,M,850760,,,4\n"
                                     "2023,H6,392,97,M,180100,,,1000\n")));
  EXPECT_EQ(ask("SELECT sum(value_usd)::INTEGER FROM trade WHERE feed = 'comtrade'"), "1204");
  EXPECT_EQ(ask("SELECT sum(value_usd)::INTEGER FROM trade_rows WHERE feed = 'comtrade'"), "2404");
  EXPECT_EQ(ask("SELECT string_agg(partner::VARCHAR, ' ') FROM trade_totals"), "97");  // the EU is no supplier
}

TEST_F(DeliveredCase, MonthsAndTheirYearOfTheCaseFileDoNotDouble) {
  const auto path = cases("annual18.csv");
  NEEDS_CASE(path);
  const auto report = comtrade(path);
  ASSERT_TRUE(report) << report.error().message.en;
  EXPECT_EQ(ask("SELECT sum(value_usd)::INTEGER FROM trade WHERE feed = 'comtrade' AND product = '180100'"), "1800");
  EXPECT_EQ(ask("SELECT sum(value_usd)::INTEGER FROM trade_rows WHERE feed = 'comtrade' AND product = '180100'"),
            "3600");
}

TEST_F(DeliveredCase, PartialYearsAreSaid) {
  const auto report =
      comtrade(comtrade_file("p.csv", "202301,H6,392,156,M,850760,,,1\n202302,H6,392,156,M,850760,,,1\n"));
  ASSERT_TRUE(report);
  EXPECT_NE(words(*report).find("months 1-2 of 2023 only (imports of JPN)"), std::string::npos) << words(*report);
  EXPECT_NE(words(*report).find("products: listed ones only"), std::string::npos) << words(*report);
}

TEST_F(DeliveredCase, PartialYearsOfTheCaseFileAreSaid) {
  const auto path = cases("partial2.csv");
  NEEDS_CASE(path);
  const auto report = comtrade(path);
  ASSERT_TRUE(report) << report.error().message.en;
  EXPECT_NE(words(*report).find("months 1-2 of 2023 only (imports of JPN)"), std::string::npos) << words(*report);
  EXPECT_EQ(ask("SELECT count(DISTINCT month) FROM frames WHERE year = 2023"), "2");
}

TEST_F(DeliveredCase, PartsWithoutTheirTotalAreAddedUpWhereTheyAreAPartition) {
  const auto report = comtrade(comtrade_file("m.csv",
                                             "2023,H6,392,410,M,850760,C00,0,1000\n"
                                             "2023,H6,392,410,M,850760,C00,2100,900\n"    // its total is there
                                             "2023,H6,392,156,M,850760,C00,2100,9000\n"   // sea
                                             "2023,H6,392,156,M,850760,C00,1000,1000\n"   // air
                                             "2023,H6,392,842,M,850760,C00,2000,70\n"     // water, and
                                             "2023,H6,392,842,M,850760,C00,2100,60\n"));  // sea, which is part of it
  ASSERT_TRUE(report) << report.error().message.en;
  EXPECT_EQ(ask("SELECT string_agg(partner || ':' || value_usd::INTEGER, ' ' ORDER BY partner) FROM trade WHERE feed = "
                "'comtrade'"),
            "156:10000 410:1000 840:130");
  EXPECT_EQ(ask("SELECT string_agg(kind || partner, ' ') FROM doubts"), "parts_only840");
  EXPECT_NE(words(*report).find("1 flows stood in parts only"), std::string::npos) << words(*report);
}

TEST_F(DeliveredCase, PartsWithoutTheirTotalOfTheCaseFileAreAddedUp) {
  const auto path = cases("missing_total.csv");
  NEEDS_CASE(path);
  ASSERT_TRUE(comtrade(path));
  EXPECT_EQ(ask("SELECT sum(value_usd)::INTEGER FROM trade WHERE feed = 'comtrade' AND partner = 156"), "10000");
}

TEST_F(DeliveredCase, AFileOfPartsOnlySaysSo) {
  const auto path = cases("tariffline.csv");
  NEEDS_CASE(path);
  const auto report = comtrade(path);
  ASSERT_TRUE(report) << report.error().message.en;
  EXPECT_EQ(ask("SELECT string_agg(partner || ':' || value_usd::INTEGER, ' ' ORDER BY partner) FROM trade WHERE feed = "
                "'comtrade'"),
            "124:700 156:1500");
  EXPECT_NE(words(*report).find("2 flows stood in parts only"), std::string::npos) << words(*report);
}

constexpr const char* kOwn = R"toml(
id = "own_table"
publisher = "p"
licence = "l"
[columns]
period = "period"
partner = "partner"
product = "hs"
value = "value"
[constants]
flow = "import"
reporter = "JPN"
nomenclature = "by_year"
)toml";

TEST_F(DeliveredCase, ValueOfUnknownPartnersIsKeptAsNotSpecifiedAndBoundedByValue) {
  std::string rows = "period,partner,hs,value\n";
  for (const char* partner : {"USA", "CHN", "KOR", "DEU", "FRA", "GBR", "ITA", "NLD", "BEL", "CAN",
                              "IDN", "IND", "THA", "VNM", "PHL", "MYS", "SGP", "MEX", "BRA", "AUS"})
    rows += fmt::format("2023,{},854232,1000\n", partner);
  const auto mapping = file("own.toml", kOwn);
  const ImportRequest large{
      .feed = "generic", .files = {file("l.csv", rows + "2023,QQZ,854232,90000\n")}, .mapping = mapping};
  const auto refused = import(large);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::refused);
  EXPECT_NE(refused.error().message.en.find("82 %"), std::string::npos) << refused.error().message.en;
  // The same beside a product that outweighs it: taken, booked and said.
  const auto report = import({.feed = "generic",
                              .files = {file("s.csv", rows + "2023,QQZ,854232,90000\n2023,USA,850760,9000000\n")},
                              .mapping = mapping});
  ASSERT_TRUE(report) << report.error().message.en;
  EXPECT_EQ(report->rejected.total(), 1u);
  EXPECT_EQ(ask("SELECT sum(value_usd)::INTEGER FROM trade WHERE product = '854232' AND feed = 'own_table'"), "110000");
  EXPECT_EQ(ask("SELECT value_usd::INTEGER FROM trade WHERE partner = 899 AND feed = 'own_table'"), "90000");
  EXPECT_EQ(ask("SELECT kind FROM doubts WHERE kind = 'value_rejected'"), "value_rejected");
  EXPECT_EQ(std::get<Text>(report->findings.rows.at(0).at(0)).en, "value of rejected rows");
}

TEST_F(DeliveredCase, OtherPublishersAreasOfTheCaseFileAreNeverLostSilently) {
  const auto path = cases("wits.csv"), mapping = cases("wits.toml");
  NEEDS_CASE(path);
  const auto report = import({.feed = "generic", .files = {path}, .mapping = mapping});
  if (!report) {  // the area is not known: refused, by value
    EXPECT_EQ(report.error().code, ErrorCode::refused);
    EXPECT_NE(report.error().message.en.find("% of the value"), std::string::npos) << report.error().message.en;
    ASSERT_TRUE(import({.feed = "generic", .files = {path}, .mapping = mapping, .force = true}));
  }
  EXPECT_EQ(ask("SELECT sum(value_usd)::BIGINT FROM trade WHERE feed = 'wits'"), "111240000");
}

TEST_F(DeliveredCase, OrdersAreRefusedWithBothRowsOrAddedWhenTheMappingSaysSo) {
  const std::string rows =
      "period,partner,hs,value\n2023-01,CHN,850511,1000\n2023-01,CHN,850511,50000\n2023-01,CHN,850511,1000\n";
  const auto refused = import({.feed = "generic", .files = {file("o.csv", rows)}, .mapping = file("own.toml", kOwn)});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::refused);
  EXPECT_NE(refused.error().message.en.find("o.csv:2 (850511 2023-01: 1000 USD) / o.csv:3 (50000 USD)"),
            std::string::npos)
      << refused.error().message.en;
  const auto added = import({.feed = "generic",
                             .files = {files / "o.csv"},
                             .mapping = file("add.toml", std::string{kOwn} + "[delivery]\nrepeated = \"add\"\n")});
  ASSERT_TRUE(added) << added.error().message.en;
  EXPECT_EQ(ask("SELECT sum(value_usd)::INTEGER FROM trade WHERE feed = 'own_table'"), "52000");
  EXPECT_EQ(added->rejected.total(), 0u);
}

TEST_F(DeliveredCase, OrdersOfTheCaseFileAreRefusedWithBothRows) {
  const auto path = cases("orders.csv"), mapping = cases("orders.toml");
  NEEDS_CASE(path);
  const auto refused = import({.feed = "generic", .files = {path}, .mapping = mapping});
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.en.find("orders.csv:62"), std::string::npos) << refused.error().message.en;
  EXPECT_NE(refused.error().message.en.find("50000 USD"), std::string::npos) << refused.error().message.en;
}

TEST_F(DeliveredCase, AMappingMayNotBeCalledAfterABuiltInFeed) {
  std::string mapping = kOwn;
  mapping.replace(mapping.find("own_table"), 9, "baci");
  const auto refused = import({.feed = "generic",
                               .files = {file("o.csv", "period,partner,hs,value\n2023,CHN,850511,1\n")},
                               .mapping = file("baci.toml", mapping)});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::refused);
  EXPECT_EQ(refused.error().field, "mapping");
}

TEST_F(DeliveredCase, TheMappingOfTheCaseFilesMayNotBeCalledBaci) {
  const auto path = cases("own.csv"), mapping = cases("own_as_baci.toml");
  NEEDS_CASE(path);
  const auto refused = import({.feed = "generic", .files = {path}, .mapping = mapping, .force = true});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::refused);
}

TEST_F(DeliveredCase, TheUserOfAnImportSaysWhatTheFilesHold) {
  ImportRequest request{.feed = "comtrade", .files = {comtrade_file("1.csv", "2023,H6,392,156,M,850760,,,10\n")}};
  request.partners = "some";
  EXPECT_EQ(import(request).error().field, "partners");
  request.partners = "all", request.products = "all";
  const auto report = import(request);
  ASSERT_TRUE(report) << report.error().message.en;
  EXPECT_EQ(ask("SELECT frame FROM deliveries WHERE feed = 'comtrade'"),
            "partners=all destinations=all products=all reporters=not_said");
  EXPECT_EQ(ask("SELECT partners || ' ' || products || ' ' || rows FROM frames WHERE feed = 'comtrade'"), "all all 1");
}

}  // namespace
}  // namespace noroshi::use_cases
