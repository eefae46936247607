#include "use_cases/import/trade_delivery.hpp"

#include <algorithm>

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kChina = 156, kKorea = 410, kChile = 152;

class StagedDelivery : public example::WorkspaceTest {
 protected:
  sources::TradeFeed feed;
  const normalize::ExchangeRates rates =
      *normalize::ExchangeRates::load(example::data()->folder() / "exchange_rates.toml", "none");
  columnar::Database db = std::move(*columnar::Database::open());

  void SetUp() override {
    WorkspaceTest::SetUp();
    feed.info.id = "comtrade";
    feed.info.bounds = {.min_rows = 1, .max_rejected_share = 1.0, .min_share_of_previous = 0.5};
    store("comtrade", {bought(kJapan, kChina, "850760", {2023, 0}, 10), bought(kJapan, kKorea, "850760", {2023, 0}, 5),
                       bought(kJapan, kChile, "280120", {2023, 0}, 7)});
  }
  [[nodiscard]] Result<StagedTrade> stage(const TradeRecords& records, const TradeRecords& totals = {}) {
    const auto workspace = *lake::Workspace::open(folder, lake::Access::write);
    auto transaction = lake::ImportTransaction::begin(workspace);
    if (!transaction) return fail(transaction.error());
    TradeCollector collected{feed, example::data()->areas(), rates};
    collected.start_file("x.csv", records.size());
    collected.records = records;
    collected.totals = totals;
    auto staged = stage_trade_delivery(collected, {feed.info}, workspace, db, *transaction);
    rejected = collected.rejected.total();
    if (!staged) return staged;
    Delivery delivery;
    delivery.feed = feed.info.id;
    delivery.imported_at = {{2024, 7, 1}};
    EXPECT_TRUE(transaction->commit(delivery));
    return staged;
  }
  // "product:partner:value ..." of what is stored for 2023.
  [[nodiscard]] std::string stored(const std::string& table = "trade") {
    const auto files = *lake::Workspace::open(folder, lake::Access::read)->partitions(table);
    const auto file = std::ranges::find(files, "comtrade", &lake::Partition::feed);
    if (file == files.end()) return "nothing";
    return db
        .scalar(
            "SELECT string_agg(product || ':' || partner || ':' || value_usd::INTEGER, ' ' ORDER BY product, "
            "partner) FROM " +
            columnar::sql_string(file->path.string()))
        ->value_or("nothing");
  }
  std::uint64_t rejected = 0;
};

TEST_F(StagedDelivery, AnExtractReplacesTheGroupsThatItHoldsWhole) {
  const auto staged = stage({bought(kJapan, kChina, "850760", {2023, 0}, 11)});
  ASSERT_TRUE(staged) << staged.error().message.en;
  ASSERT_EQ(staged->years.size(), 1u);
  EXPECT_EQ(staged->years[0].delivered, 1u);
  EXPECT_EQ(staged->years[0].replaced, 2u);  // Korea is no supplier any more
  EXPECT_EQ(staged->years[0].stored, 2u);
  EXPECT_EQ(stored(), "280120:152:7 850760:156:11");
}

TEST_F(StagedDelivery, AFileThatIsTheYearReplacesAllOfIt) {
  feed.info.replaces = sources::Replaces::whole_year;
  const auto staged =
      stage({bought(kJapan, kChina, "850760", {2023, 0}, 11), bought(kJapan, kKorea, "850760", {2023, 0}, 1)});
  ASSERT_TRUE(staged) << staged.error().message.en;
  EXPECT_EQ(staged->years[0].replaced, 3u);
  EXPECT_EQ(stored(), "850760:156:11 850760:410:1");
}

TEST_F(StagedDelivery, OfTwoRowsWithOneKeyTheFirstStands) {
  const auto staged =
      stage({bought(kJapan, kChina, "260400", {2023, 0}, 1), bought(kJapan, kChina, "260400", {2023, 0}, 2)});
  ASSERT_TRUE(staged) << staged.error().message.en;
  EXPECT_EQ(staged->accepted, 1u);
  EXPECT_EQ(rejected, 1u);
  EXPECT_EQ(stored(), "260400:156:1 280120:152:7 850760:156:10 850760:410:5");
}

TEST_F(StagedDelivery, WorldRowsAreStoredApart) {
  auto world = bought(kJapan, 0, "260400", {2023, 0}, 3);
  world.partner = kWorld;
  const auto staged = stage({bought(kJapan, kChina, "260400", {2023, 0}, 3)}, {world});
  ASSERT_TRUE(staged) << staged.error().message.en;
  EXPECT_EQ(staged->accepted, 2u);
  EXPECT_EQ(staged->years.size(), 1u);  // totals follow their trade and are no change of their own
  EXPECT_EQ(stored("trade_totals"), fmt::format("260400:{}:3", kWorld.value));
}

TEST_F(StagedDelivery, ThatShrinksAYearTooMuchIsRefusedAndNothingChanges) {
  feed.info.replaces = sources::Replaces::whole_year;
  const auto refused = stage({bought(kJapan, kChina, "850760", {2023, 0}, 11)});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::refused);
  EXPECT_EQ(stored(), "280120:152:7 850760:156:10 850760:410:5");
}

TEST_F(StagedDelivery, WithoutAUsableRowIsRefused) {
  const auto refused = stage({});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::refused);
}

}  // namespace
}  // namespace noroshi::use_cases
