#include "lake/trade_file.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

namespace noroshi {
namespace {

TradeRecord record(std::string_view product, int reporter, int partner, double value, Flow flow = Flow::import,
                   int month = 0) {
  TradeRecord r;
  r.product = *ProductCode::parse(Nomenclature::hs22, product);
  r.period = {2023, static_cast<std::uint8_t>(month)};
  r.flow = flow;
  r.reporter = AreaCode{static_cast<std::uint16_t>(reporter)};
  r.partner = AreaCode{static_cast<std::uint16_t>(partner)};
  r.value_usd = value;
  return r;
}

TEST(TradeFile, IsSortedByProductFlowReporterPartnerAndMonth) {
  const TradeRecords records{record("850760", 392, 156, 1),
                             record("270900", 392, 784, 2),
                             record("270900", 392, 682, 3),
                             record("270900", 392, 682, 4, Flow::import, 2),
                             record("270900", 392, 682, 5, Flow::import, 1),
                             record("270900", 36, 682, 6)};
  EXPECT_EQ(sorted_order(records), (std::vector<std::uint32_t>{5, 2, 4, 3, 1, 0}));
}

TEST(TradeFile, EachRowNamesTheDeliveryItCameWith) {
  auto db = std::move(*Database::open());
  const auto path =
      std::filesystem::temp_directory_path() / ("noroshi_trade_deliveries_" + std::to_string(::getpid()) + ".parquet");
  const TradeRecords records{record("850760", 392, 156, 1), record("270900", 392, 784, 2)};
  ASSERT_TRUE(write_trade_file(db, path, records, sorted_order(records), std::vector<std::int32_t>{7, 3}));
  EXPECT_EQ(*read_row_deliveries(db, path), (std::vector<std::int32_t>{3, 7}));
  ASSERT_TRUE(write_trade_file(db, path, records, sorted_order(records), std::vector<std::int32_t>{9}));
  EXPECT_EQ(*read_row_deliveries(db, path), (std::vector<std::int32_t>{9, 9}));
  std::filesystem::remove(path);
}

TEST(TradeFile, RepeatedKeysOfSeveralYearsStandTogether) {
  TradeRecords records;
  for (const int year : {2019, 2020, 2019, 2020}) {
    records.push_back(record("260400", 156, 360, 1));
    records.back().period.year = static_cast<std::int16_t>(year);
  }
  EXPECT_EQ(sorted_order(records), (std::vector<std::uint32_t>{0, 2, 1, 3}));
}

TEST(TradeFile, GivesBackEveryFieldAndKeepsUnknownApartFromZero) {
  auto db = std::move(*Database::open());
  const auto path =
      std::filesystem::temp_directory_path() / ("noroshi_trade_file_" + std::to_string(::getpid()) + ".parquet");
  TradeRecords records{record("010121", 392, 682, 10.5), record("010121", 392, 784, 11, Flow::re_export, 12)};
  records[0].mass_kg = 0.0;
  records[0].set(Mark::mass_known);
  records[1].quantity = 7;
  records[1].unit = QuantityUnit::items;
  records[1].set(Mark::quantity_known);
  ASSERT_TRUE(write_trade_file(db, path, records, sorted_order(records)));
  const auto back = read_trade_file(db, path);
  ASSERT_TRUE(back) << back.error().message.en;
  ASSERT_EQ(back->size(), 2u);
  const auto none = db.scalar("SELECT count(delivery) FROM " + sql_string(path.string()));
  EXPECT_EQ(none->value_or(""), "0") << "records outside a workspace have no delivery";
  EXPECT_EQ((*back)[0].product.digits(), "010121");
  EXPECT_EQ((*back)[0].net_mass_kg(), 0.0);
  EXPECT_EQ((*back)[1].net_mass_kg(), std::nullopt);
  EXPECT_EQ((*back)[1].flow, Flow::re_export);
  EXPECT_EQ((*back)[1].period, (Period{2023, 12}));
  EXPECT_EQ((*back)[1].unit, QuantityUnit::items);
  EXPECT_EQ((*back)[1].quantity, 7);
  EXPECT_EQ((*back)[0].value_usd, 10.5);
  std::filesystem::remove(path);
}

TEST(TradeFile, IsVisitedInRunsOfOneProduct) {
  auto db = std::move(*Database::open());
  const auto path =
      std::filesystem::temp_directory_path() / ("noroshi_trade_visit_" + std::to_string(::getpid()) + ".parquet");
  TradeRecords records;
  for (int i = 1; i <= 3000; ++i) records.push_back(record(i % 2 == 0 ? "270900" : "850760", 1 + i % 900, 156, i));
  ASSERT_TRUE(write_trade_file(db, path, records, sorted_order(records)));
  double sum = 0;
  std::vector<std::string> seen;
  ASSERT_TRUE(
      visit_trade_file(db, path, "reporter > 0", [&](ProductCode p, auto, auto, std::span<const double> values) {
        if (seen.empty() || seen.back() != p.digits()) seen.push_back(p.digits());
        for (const double v : values) sum += v;
      }));
  EXPECT_EQ(seen, (std::vector<std::string>{"270900", "850760"}));
  EXPECT_EQ(sum, 3000.0 * 3001 / 2);
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace noroshi
