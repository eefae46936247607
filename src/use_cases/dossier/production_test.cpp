#include "use_cases/dossier/example_material.hpp"

namespace noroshi::use_cases {
namespace {
using example::cell, example::unknown;

ProductionRow mined(std::string commodity, std::string area, int year, std::optional<double> tonnes,
                    std::optional<double> share = std::nullopt) {
  return {.commodity = std::move(commodity),
          .stage = "mine",
          .measure = "mine production",
          .area = std::move(area),
          .year = year,
          .quantity = tonnes,
          .unit = "t",
          .share = share};
}

class ProductionTables : public example::WorkspaceTest {
 protected:
  const Good iodine{.id = "iodine", .name = {"Iodine", "ヨウ素"}, .aliases = {"沃素", "I"}};

  void produce(const std::string& feed, const std::vector<ProductionRow>& rows,
               Standing standing = Standing::national) const {
    auto db = columnar::Database::open();
    auto transaction = lake::ImportTransaction::begin(*lake::Workspace::open(folder, lake::Access::write));
    ASSERT_TRUE(transaction);
    const auto file = transaction->staging() / "all.parquet";
    ASSERT_TRUE(lake::write_table_file(*db, file, rows));
    transaction->add("production", feed, "all", file, rows.size());
    Delivery delivery;
    delivery.feed = feed;
    delivery.publisher = "Geological survey";
    delivery.standing = standing;
    delivery.imported_at = {{2024, 6, 15}};
    ASSERT_TRUE(transaction->commit(delivery));
  }
  [[nodiscard]] std::vector<ReportTable> tables(const Good* good) const {
    auto workspace = opened();
    const auto found = production_tables({.key = "iodine", .good = good}, workspace);
    EXPECT_TRUE(found) << found.error().message.en;
    return found.value_or(std::vector<ReportTable>{});
  }
};

TEST_F(ProductionTables, ShowTheNewestYearOfAStatisticLargestFirst) {
  produce("usgs", {mined("Iodine", "Chile", 2021, 19000), mined("Iodine", "Japan", 2022, 9000),
                   mined("Iodine", "Chile", 2022, 20000, 0.6), mined("Iodine", "World", 2022, std::nullopt, 1.0)});
  const auto found = tables(&iodine);
  ASSERT_EQ(found.size(), 1U);
  const auto& table = found[0];
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(cell(table, 0, "area"), Cell{std::string{"Chile"}});
  EXPECT_EQ(cell(table, 0, "year"), Cell{std::int64_t{2022}});
  EXPECT_EQ(cell(table, 0, "quantity"), Cell{20000.0});
  EXPECT_EQ(cell(table, 0, "share"), Cell{0.6});
  EXPECT_TRUE(unknown(cell(table, 1, "share"))) << "the publisher gives no share of Japan";
  EXPECT_TRUE(unknown(cell(table, 2, "quantity"))) << "unknown comes last";
  ASSERT_EQ(table.provenance.size(), 1U);
  EXPECT_EQ(table.provenance[0].period, "2022");
  EXPECT_EQ(table.provenance[0].age_days, 567) << "from 31 December 2022 to 20 July 2024";
}

TEST_F(ProductionTables, AGoodIsItsNameWithoutWhatAPublisherAdds) {
  produce("usgs", {mined("IODINE, crude", "Chile", 2022, 1), mined("Iodine (I)", "Japan", 2022, 2),
                   mined("沃素", "Iran", 2022, 3), mined("Bromine", "Israel", 2022, 4), mined("I", "Peru", 2022, 5)});
  const auto found = tables(&iodine);
  ASSERT_EQ(found.size(), 1U);
  std::vector<std::string> areas;
  for (std::size_t row = 0; row < found[0].rows.size(); ++row)
    areas.push_back(std::get<std::string>(cell(found[0], row, "area")));
  std::ranges::sort(areas);
  EXPECT_EQ(areas, (std::vector<std::string>{"Chile", "Iran", "Japan"})) << "one letter is too little of a name";
}

TEST_F(ProductionTables, NamesTwelveCountriesOfAStatistic) {
  std::vector<ProductionRow> rows;
  for (int country = 0; country < 20; ++country)
    rows.push_back(mined("Iodine", fmt::format("{:02}", country), 2022, country));
  produce("usgs", rows);
  const auto found = tables(&iodine);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].rows.size(), 12U);
  EXPECT_EQ(cell(found[0], 0, "area"), Cell{std::string{"19"}});
  EXPECT_TRUE(example::notes_say(found[0].notes, "At most 12 countries"));
}

TEST_F(ProductionTables, FiguresThatAreOnlyCitedWithheldOrOfAnotherGoodMakeNoTable) {
  EXPECT_TRUE(tables(&iodine).empty()) << "nothing is loaded";
  produce("quoted", {mined("Iodine", "Chile", 2022, 1)}, Standing::cited);
  produce("usgs", {mined("Iodine", "Chile", 2022, std::nullopt), mined("Bromine", "Israel", 2022, 4)});
  EXPECT_TRUE(tables(&iodine).empty());
  EXPECT_TRUE(tables(nullptr).empty()) << "a bare code has no name to look for";
}

}  // namespace
}  // namespace noroshi::use_cases
