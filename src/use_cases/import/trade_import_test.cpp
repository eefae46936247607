#include <algorithm>
#include <fstream>

#include "holdings/test_workspace.hpp"
#include "use_cases/import/import.hpp"

namespace noroshi::use_cases {
namespace {

class ImportTradeTest : public example::DeliveryTest {
 protected:
  [[nodiscard]] Result<ImportReport> import(const ImportRequest& request, const Progress& progress = {}) const {
    auto workspace = opened(lake::Access::write);
    return import_feed(workspace, request, progress);
  }
  // UN Comtrade's columns, with rows of an invented Japan.
  [[nodiscard]] ImportRequest comtrade(const std::string& rows) const {
    return {.feed = "comtrade",
            .files = {file(
                "c.csv", "period,classificationCode,reporterCode,partnerCode,flowCode,cmdCode,primaryValue\n" + rows)},
            .force = true};
  }
  // Yen of 2190, as a mapping of a user reads them.
  [[nodiscard]] ImportRequest yen() const {
    return {.feed = "generic",
            .files = {file("yen.csv", "Year;Country;Code;Value\n2190;CHN;850760;300\n")},
            .mapping = file("yen.toml", kYen),
            .force = true};
  }
  [[nodiscard]] std::vector<lake::Partition> stored(const std::string& feed) const {
    auto files_of = *lake::Workspace::open(folder, lake::Access::read)->partitions("trade");
    std::erase_if(files_of, [&](const lake::Partition& p) { return p.feed != feed; });
    return files_of;
  }
  static constexpr const char* kYen = R"toml(
id = "yearbook"
publisher = "Noroshi (invented figures)"
licence = "Apache-2.0"
title = { en = "Yearbook (invented)", ja = "年報（架空）" }
[table]
delimiter = ";"
[columns]
period = "Year"
partner = "Country"
product = "Code"
value = "Value"
[constants]
flow = "import"
reporter = "JPN"
nomenclature = "HS22"
[value]
currency = "jpy"
)toml";
};

TEST_F(ImportTradeTest, TellsYearByYearWhatADeliveryChanged) {
  ASSERT_TRUE(import(comtrade("2022,H6,392,156,M,850760,10\n2023,H6,392,156,M,850760,10\n")));
  const auto report = import(comtrade("2023,H6,392,156,M,850760,11\n2023,H6,392,156,M,260400,4\n"));
  ASSERT_TRUE(report) << report.error().message.en;
  ASSERT_EQ(report->summary.rows.size(), 1u);
  EXPECT_EQ(report->summary.rows.front(),
            (std::vector<Cell>{std::int64_t{2023}, std::int64_t{2}, std::int64_t{1}, std::int64_t{2}}));
  EXPECT_EQ(stored("comtrade").size(), 2u);  // 2022 is as it was
}

TEST_F(ImportTradeTest, SaysWhatItLeftAsideAndThatWorldRowsAreApart) {
  const auto report =
      import(comtrade("2023,H6,392,156,M,850760,10\n2023,H6,392,156,M,TOTAL,99\n2023,H6,392,0,M,850760,10\n"));
  ASSERT_TRUE(report) << report.error().message.en;
  std::string notes;
  for (const auto& note : report->summary.notes) notes += note.en + "\n";
  EXPECT_NE(notes.find("1 rows left aside: "), std::string::npos) << notes;
  EXPECT_NE(notes.find("1 World totals are kept apart"), std::string::npos) << notes;
  EXPECT_TRUE(report->findings.rows.empty());
  EXPECT_EQ(stored("comtrade").at(0).rows, 1u);
}

TEST_F(ImportTradeTest, RatesOfTheWorkspaceServeYearsThatTheBundledOnesLack) {
  const auto without = import(yen());
  EXPECT_EQ(without.error().code, ErrorCode::refused);  // its only row has no rate
  std::ofstream{folder / "exchange_rates.toml"} << "[jpy_per_usd]\n2190 = 150.0\n";
  const auto report = import(yen());
  ASSERT_TRUE(report) << report.error().message.en;
  auto db = columnar::Database::open();
  EXPECT_EQ(db->scalar("SELECT value_usd::VARCHAR FROM " + columnar::sql_string(stored("yearbook").at(0).path.string()))
                ->value_or("nothing"),
            "2.0");
}

TEST_F(ImportTradeTest, RefusesAnEditionThatIsNoneAndAMappingThatIsNotThere) {
  auto request = comtrade("2023,H6,392,156,M,850760,10\n");
  request.edition = "HS99";
  const auto edition = import(request);
  ASSERT_FALSE(edition);
  EXPECT_EQ(edition.error().field, "edition");
  request = yen();
  request.mapping = files / "absent.toml";
  const auto mapping = import(request);
  ASSERT_FALSE(mapping);
  EXPECT_EQ(mapping.error().code, ErrorCode::not_found);
  EXPECT_TRUE(stored("comtrade").empty());
}

TEST_F(ImportTradeTest, StopsWhenAskedAndLeavesTheWorkspaceAsItWas) {
  std::stop_source source;
  source.request_stop();
  Progress progress;
  progress.stop = source.get_token();
  const auto stopped = import(comtrade("2023,H6,392,156,M,850760,10\n"), progress);
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code, ErrorCode::cancelled);
  EXPECT_TRUE(stored("comtrade").empty());
}

}  // namespace
}  // namespace noroshi::use_cases
