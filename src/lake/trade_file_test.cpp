#include "lake/trade_file.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "lake/trade_order.hpp"

namespace noroshi::lake {
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

TEST(TradeFile, EachRowNamesTheDeliveryItCameWith) {
  auto db = std::move(*columnar::Database::open());
  const auto path =
      std::filesystem::temp_directory_path() / ("noroshi_trade_deliveries_" + std::to_string(::getpid()) + ".parquet");
  const TradeRecords records{record("850760", 392, 156, 1), record("270900", 392, 784, 2)};
  const auto order = storage_order(records).order;
  ASSERT_TRUE(write_trade_file(db, path, records, order, std::vector<std::int32_t>{7, 3}));
  EXPECT_EQ(*read_row_deliveries(db, path), (std::vector<std::int32_t>{3, 7}));
  ASSERT_TRUE(write_trade_file(db, path, records, order, std::vector<std::int32_t>{9}));
  EXPECT_EQ(*read_row_deliveries(db, path), (std::vector<std::int32_t>{9, 9}));
  std::filesystem::remove(path);
}

TEST(TradeFile, GivesBackEveryFieldAndKeepsUnknownApartFromZero) {
  auto db = std::move(*columnar::Database::open());
  const auto path =
      std::filesystem::temp_directory_path() / ("noroshi_trade_file_" + std::to_string(::getpid()) + ".parquet");
  TradeRecords records{record("010121", 392, 682, 10.5), record("010121", 392, 784, 11, Flow::re_export, 12)};
  records[0].mass_kg = 0.0;
  records[0].set(Mark::mass_known);
  records[1].quantity = 7;
  records[1].unit = QuantityUnit::items;
  records[1].set(Mark::quantity_known);
  ASSERT_TRUE(write_trade_file(db, path, records, storage_order(records).order));
  const auto back = read_trade_file(db, path);
  ASSERT_TRUE(back) << back.error().message.en;
  ASSERT_EQ(back->size(), 2u);
  const auto none = db.scalar("SELECT count(delivery) FROM " + columnar::sql_string(path.string()));
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

TEST(TradeFile, EditionsThatShareDigitsStayTwoProducts) {
  auto db = std::move(*columnar::Database::open());
  const auto path =
      std::filesystem::temp_directory_path() / ("noroshi_trade_editions_" + std::to_string(::getpid()) + ".parquet");
  TradeRecords records{record("850760", 392, 156, 1), record("850760", 392, 156, 2), record("270900", 392, 156, 3)};
  records[1].product = *ProductCode::parse(Nomenclature::hs17, "850760");
  ASSERT_TRUE(write_trade_file(db, path, records, storage_order(records).order));
  const auto back = read_trade_file(db, path);
  ASSERT_TRUE(back);
  ASSERT_EQ(back->size(), 3u);
  EXPECT_EQ((*back)[0].product, records[1].product);
  EXPECT_EQ((*back)[1].product, records[2].product);
  EXPECT_EQ((*back)[2].product, records[0].product);
  EXPECT_EQ((*back)[2].value_usd, 1.0);
  std::filesystem::remove(path);
}

// Products are written as one, two or four bytes each; the order of the source is the order of the file, over several
// row groups too.
TEST(TradeFile, KeepsTheOrderOfManyProducts) {
  auto db = std::move(*columnar::Database::open());
  const auto path =
      std::filesystem::temp_directory_path() / ("noroshi_trade_products_" + std::to_string(::getpid()) + ".parquet");
  for (const std::size_t products : {255, 256, 65'535, 65'536}) {
    TradeRecords records;
    for (std::size_t i = 0; i < 4 * products; ++i)
      records.push_back(record(fmt::format("{:09}", i / 4), 392, static_cast<int>(1 + i % 4), static_cast<double>(i)));
    ASSERT_TRUE(write_trade_file(db, path, records, storage_order(records).order));
    const auto back = read_trade_file(db, path);
    ASSERT_TRUE(back);
    ASSERT_EQ(back->size(), records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
      ASSERT_EQ((*back)[i].product, records[i].product) << i;
      ASSERT_EQ((*back)[i].partner, records[i].partner) << i;
      ASSERT_EQ((*back)[i].value_usd, records[i].value_usd);
    }
  }
  std::filesystem::remove(path);
}

TEST(TradeFile, IsVisitedInRunsOfOneProduct) {
  auto db = std::move(*columnar::Database::open());
  const auto path =
      std::filesystem::temp_directory_path() / ("noroshi_trade_visit_" + std::to_string(::getpid()) + ".parquet");
  TradeRecords records;
  for (int i = 1; i <= 3000; ++i)
    records.push_back(record(i % 2 == 0 ? "270900" : "850760", 1 + i % 900, 150 + i / 900, i));
  ASSERT_TRUE(write_trade_file(db, path, records, storage_order(records).order));
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
}  // namespace noroshi::lake
