#include "use_cases/import/trade_collector.hpp"

#include <fstream>
#include <limits>

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {

class Collected : public testing::Test {
 protected:
  sources::TradeFeed feed;
  const normalize::ExchangeRates rates =
      *normalize::ExchangeRates::load(example::data()->folder() / "exchange_rates.toml", "none");
  std::optional<TradeCollector> collector;

  void SetUp() override {
    feed.fields = {{"TIME"}, {"WHO"}, {"HS_CODE"}, {"VALUE_JAN"}, {"VALUE_FEB"}};
    feed.columns = {.period = 0, .reporter = 1, .product = 2, .value = 3};
    collector.emplace(feed, example::data()->areas(), rates);
    collector->start_file("x.csv", 10);
    collector->start_row(7);
  }
  static sources::RawTrade flow() {
    sources::RawTrade raw;
    raw.period = {2020, 0};
    raw.reporter = {sources::AreaScheme::text, -1, "JPN"};
    raw.partner = {sources::AreaScheme::number, 156, {}};
    raw.nomenclature = Nomenclature::hs17;
    raw.product = "850760";
    raw.value = 1000.0;
    return raw;
  }
  // "reason field content" of the one row that was rejected.
  [[nodiscard]] std::string refusal(const sources::RawTrade& raw) {
    const auto before = collector->rejected.rows.size();
    collector->accept(raw);
    EXPECT_TRUE(collector->records.empty());
    if (collector->rejected.rows.size() != before + 1) return "not rejected";
    const auto& row = collector->rejected.rows.back();
    EXPECT_EQ(row.file, "x.csv");
    EXPECT_EQ(row.record, 7u);
    return fmt::format("{} {} {}", name_of(row.reason), row.field, row.content);
  }
};

TEST_F(Collected, AFlowBecomesARecordInDollarsAndCodes) {
  collector->accept(flow());
  ASSERT_EQ(collector->records.size(), 1u);
  const auto& record = collector->records.front();
  EXPECT_EQ(record.reporter, AreaCode{392});
  EXPECT_EQ(record.partner, AreaCode{156});
  EXPECT_EQ(record.product, *ProductCode::parse(Nomenclature::hs17, "850760"));
  EXPECT_EQ(record.value_usd, 1000.0);
  EXPECT_EQ(record.record, 7u);
  EXPECT_FALSE(record.has(Mark::mass_known));  // nobody gave one
  EXPECT_FALSE(record.has(Mark::quantity_known));
  EXPECT_TRUE(collector->rejected.rows.empty());
}

TEST_F(Collected, APublishersWorldRowIsKeptApart) {
  auto raw = flow();
  raw.partner.number = 0;
  collector->accept(raw);
  EXPECT_TRUE(collector->records.empty());
  ASSERT_EQ(collector->totals.size(), 1u);
  EXPECT_EQ(collector->totals.front().partner, kWorld);
}

TEST_F(Collected, MassAndQuantityAreKnownOnlyWhereTheyWereGiven) {
  auto raw = flow();
  raw.mass_kg = 0.0;
  raw.quantity = 3.0;
  raw.unit = "a unit of nobody";
  collector->accept(raw);
  ASSERT_EQ(collector->records.size(), 1u);
  EXPECT_EQ(collector->records.front().net_mass_kg(), 0.0);  // a zero that was reported
  EXPECT_EQ(collector->records.front().unit, QuantityUnit::other);
  EXPECT_EQ(collector->records.front().quantity, 3.0);
}

TEST_F(Collected, YenAreConvertedAtTheRateOfTheirYearOnly) {
  auto raw = flow();
  raw.currency = sources::RawTrade::Currency::jpy;
  raw.period.year = 2010;  // 87.78 yen for a dollar
  collector->accept(raw);
  ASSERT_EQ(collector->records.size(), 1u);
  EXPECT_DOUBLE_EQ(collector->records.front().value_usd, 1000.0 / 87.78);
  collector->records.clear();
  raw.period.year = 2190;
  EXPECT_EQ(refusal(raw), "no_exchange_rate TIME 2190");
}

TEST_F(Collected, AnAreaThatNobodyKnowsIsRejectedUnderItsOwnColumn) {
  auto raw = flow();
  raw.reporter.text = "Atlantis";
  EXPECT_EQ(refusal(raw), "unknown_area WHO Atlantis");
  EXPECT_EQ(refusal(raw), "unknown_area WHO Atlantis");  // also the second time
  raw = flow();
  raw.partner.number = 9999;
  EXPECT_EQ(refusal(raw), "unknown_area partner 9999");  // the file has no such column
}

TEST_F(Collected, ACodeThatLostItsZeroIsRejectedAndNotRepaired) {
  auto raw = flow();
  raw.product = "10121";
  EXPECT_EQ(refusal(raw), "lost_leading_zero HS_CODE 10121");
  raw.product = "1";
  EXPECT_EQ(refusal(raw), "malformed_code HS_CODE 1");
  raw.product = "85O760";
  EXPECT_EQ(refusal(raw), "malformed_code HS_CODE 85O760");
}

TEST_F(Collected, ValuesThatCannotBeTradeAreRejected) {
  auto raw = flow();
  raw.value = -1.0;
  EXPECT_EQ(refusal(raw), "negative_value VALUE_JAN -1");
  raw.value = 1e15;
  EXPECT_EQ(refusal(raw), "out_of_range VALUE_JAN 1000000000000000");
  raw.value = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(refusal(raw), "out_of_range VALUE_JAN nan");
  raw = flow();
  raw.mass_kg = -2.0;
  EXPECT_EQ(refusal(raw), "negative_value mass -2");
}

TEST_F(Collected, APeriodOutsideTheCalendarIsRejected) {
  auto raw = flow();
  raw.period = {1899, 0};
  EXPECT_TRUE(refusal(raw).starts_with("malformed_period TIME 1899"));
  raw.period = {2020, 13};
  EXPECT_TRUE(refusal(raw).starts_with("malformed_period TIME"));
}

TEST_F(Collected, SkippedRowsAreCountedByTheirReason) {
  collector->skip(sources::SkipReason::not_goods);
  collector->skip(sources::SkipReason::not_goods);
  EXPECT_EQ(collector->skipped[static_cast<std::size_t>(sources::SkipReason::not_goods)], 2u);
  EXPECT_EQ(collector->rejected.total(), 0u);
}

TEST_F(Collected, ADuplicateIsRejectedUnderTheFileItCameFrom) {
  collector->accept(flow());
  collector->start_file("y.csv", 10);
  collector->start_row(3);
  collector->accept(flow());
  collector->reject_duplicate(collector->records, 1);
  const auto& row = collector->rejected.rows.at(0);
  EXPECT_EQ(row.file, "y.csv");
  EXPECT_EQ(row.record, 3u);
  EXPECT_EQ(row.reason, RejectReason::duplicate_key);
  EXPECT_NE(row.content.find("JPN CHN 850760"), std::string::npos) << row.content;
}

TEST_F(Collected, LinesOfAFileAreKnownWhenItHasBeenRead) {
  const auto path = std::filesystem::temp_directory_path() / (std::to_string(::getpid()) + "collected.csv");
  std::ofstream{path} << "time,who,hs_code,value_jan,value_feb\n2020,JPN,850760,oops,1\n2020,JPN,850760,1,1\n";
  feed.fields[3].kind = columnar::FieldKind::real;
  auto db = columnar::Database::open();
  auto reader = columnar::TableReader::open(*db, path, feed.fields, feed.format);
  ASSERT_TRUE(reader) << reader.error().message.en;
  for (auto batch = reader->next(); batch && *batch; batch = reader->next()) {
    for (std::size_t r = 0; r < (*batch)->rows(); ++r) {
      collector->start_row((*batch)->record(r));
      collector->accept(flow());
    }
  }
  collector->end_file(*reader);
  std::filesystem::remove(path);
  ASSERT_EQ(collector->records.size(), 1u);
  EXPECT_EQ(collector->records.front().record, 3u);
  ASSERT_EQ(collector->rejected.rows.size(), 1u);
  EXPECT_EQ(collector->rejected.rows.front().record, 2u);
  EXPECT_EQ(collector->rejected.rows.front().file, "x.csv");
}

}  // namespace
}  // namespace noroshi::use_cases
