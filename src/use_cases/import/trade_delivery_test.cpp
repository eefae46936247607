#include "use_cases/import/trade_delivery.hpp"

#include <algorithm>

#include "holdings/test_workspace.hpp"
#include "lake/frame_file.hpp"

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
    auto staged =
        stage_trade_delivery(collected, {feed.info, forced}, {workspace, example::data()->areas(), db, *transaction});
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
  [[nodiscard]] std::vector<TradeFrame> frames() {
    const auto files = *lake::Workspace::open(folder, lake::Access::read)->partitions("frames");
    const auto file = std::ranges::find(files, "comtrade", &lake::Partition::feed);
    return file == files.end() ? std::vector<TradeFrame>{} : *lake::read_frames(db, file->path);
  }
  [[nodiscard]] std::vector<TradeDoubt> doubts() {
    const auto files = *lake::Workspace::open(folder, lake::Access::read)->partitions("doubts");
    const auto file = std::ranges::find(files, "comtrade", &lake::Partition::feed);
    return file == files.end() ? std::vector<TradeDoubt>{} : *lake::read_doubts(db, file->path);
  }
  static TradeRecord world(const std::string& digits, double usd) {
    auto total = bought(kJapan, 0, digits, {2023, 0}, usd);
    total.partner = kWorld;
    return total;
  }
  std::uint64_t rejected = 0;
  bool forced = false;
};

TEST_F(StagedDelivery, AnExtractReplacesTheRowsThatItHoldsAndLeavesOtherPartners) {
  const auto staged = stage({bought(kJapan, kChina, "850760", {2023, 0}, 11)});
  ASSERT_TRUE(staged) << staged.error().message.en;
  ASSERT_EQ(staged->years.size(), 1u);
  EXPECT_EQ(staged->years[0].delivered, 1u);
  EXPECT_EQ(staged->years[0].replaced, 1u);
  EXPECT_EQ(staged->years[0].stored, 3u);
  EXPECT_EQ(stored(), "280120:152:7 850760:156:11 850760:410:5");
}

TEST_F(StagedDelivery, APrintedTotalThatItsPartnersReachReplacesTheGroupWhole) {
  const auto staged = stage({bought(kJapan, kChina, "850760", {2023, 0}, 11)}, {world("850760", 11)});
  ASSERT_TRUE(staged) << staged.error().message.en;
  EXPECT_EQ(staged->years[0].replaced, 2u);  // Korea is no supplier any more, and the total says so
  EXPECT_EQ(stored(), "280120:152:7 850760:156:11");
  ASSERT_TRUE(stage({bought(kJapan, kKorea, "850760", {2023, 0}, 6)}, {world("850760", 20)}));  // not reached
  EXPECT_EQ(stored(), "280120:152:7 850760:156:11 850760:410:6");
}

TEST_F(StagedDelivery, ThatIsSaidToBeWholeAndLacksStoredPartnersIsRefusedWithTheirNames) {
  feed.info.frame.partners = Extent::all;
  feed.info.bounds.max_rejected_share = 0.05;
  const auto refused = stage({bought(kJapan, kChina, "850760", {2023, 0}, 11)});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::refused);
  EXPECT_NE(refused.error().message.en.find("Korea"), std::string::npos) << refused.error().message.en;
  EXPECT_NE(refused.error().message.en.find("33 %"), std::string::npos) << refused.error().message.en;
  EXPECT_EQ(stored(), "280120:152:7 850760:156:10 850760:410:5");
  forced = true;
  ASSERT_TRUE(stage({bought(kJapan, kChina, "850760", {2023, 0}, 11)}));
  EXPECT_EQ(stored(), "280120:152:7 850760:156:11");
}

TEST_F(StagedDelivery, TwoEditionsOfAFileThatIsTheYearStandBesideEachOther) {
  feed.info.replaces = sources::Replaces::whole_year;
  const auto staged = stage({bought(kJapan, kChina, "850760", {2023, 0}, 12, Nomenclature::hs92)});
  ASSERT_TRUE(staged) << staged.error().message.en;
  EXPECT_EQ(staged->years[0].replaced, 0u);
  EXPECT_EQ(staged->years[0].stored, 4u);
}

TEST_F(StagedDelivery, FramesSayWhatTheYearHoldsAfterMerging) {
  feed.info.frame = {.partners = Extent::all, .products = Extent::listed, .reporters = Extent::all};
  ASSERT_TRUE(stage({bought(kJapan, kChina, "260400", {2023, 0}, 3), bought(kJapan, kChina, "260400", {2023, 2}, 1)},
                    {world("260400", 4)}));
  const auto found = frames();
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].period, (Period{2023, 0}));
  EXPECT_EQ(found[0].rows, 4u);
  EXPECT_EQ(found[0].product_count, 3u);
  EXPECT_EQ(found[0].value_usd, 25.0);
  EXPECT_EQ(found[0].partners, Extent::not_said);  // the rows stored before said nothing
  EXPECT_EQ(found[0].products, Extent::listed);
  EXPECT_EQ(found[0].products_totalled, 1u);
  EXPECT_EQ(found[0].totals_usd, 4.0);
  EXPECT_EQ(found[0].short_usd, 1.0);
  EXPECT_EQ(found[1].period, (Period{2023, 2}));
  EXPECT_EQ(found[1].partners, Extent::all);
  const auto doubted = doubts();
  ASSERT_EQ(doubted.size(), 1u);
  EXPECT_EQ(doubted[0].kind, DoubtKind::total_differs);
  EXPECT_EQ(doubted[0].observed, 4.0);
  EXPECT_EQ(doubted[0].expected, 3.0);
  ASSERT_TRUE(stage({bought(kJapan, kKorea, "260400", {2023, 0}, 1)}));  // the batch that was missing
  EXPECT_TRUE(doubts().empty());
  EXPECT_EQ(frames()[0].short_usd, 0.0);
}

TEST_F(StagedDelivery, AFillerIsADoubtAboutTheProduct) {
  TradeRecords rows;
  for (const std::uint16_t partner : {156, 410, 152, 36, 76, 124})
    rows.push_back(bought(kJapan, partner, "854231", {2023, 0}, 28'353.656));
  ASSERT_TRUE(stage(rows));
  const auto doubted = doubts();
  ASSERT_EQ(doubted.size(), 1u);
  EXPECT_EQ(doubted[0].kind, DoubtKind::filler_values);
  EXPECT_EQ(doubted[0].observed, 28'353.656);
  EXPECT_EQ(doubted[0].expected, 6.0);
}

TEST_F(StagedDelivery, AFileThatIsTheYearReplacesAllOfIt) {
  feed.info.replaces = sources::Replaces::whole_year;
  const auto staged =
      stage({bought(kJapan, kChina, "850760", {2023, 0}, 11), bought(kJapan, kKorea, "850760", {2023, 0}, 1)});
  ASSERT_TRUE(staged) << staged.error().message.en;
  EXPECT_EQ(staged->years[0].replaced, 3u);
  EXPECT_EQ(stored(), "850760:156:11 850760:410:1");
}

TEST_F(StagedDelivery, OfTwoRowsWithOneKeyAndDifferentValuesBothAreNamed) {
  const TradeRecords rows{bought(kJapan, kChina, "260400", {2023, 0}, 1),
                          bought(kJapan, kChina, "260400", {2023, 0}, 2)};
  const auto refused = stage(rows);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::refused);
  EXPECT_NE(refused.error().message.en.find("x.csv:0 (260400 2023: 1 USD) / x.csv:0 (2 USD)"), std::string::npos)
      << refused.error().message.en;
  EXPECT_EQ(stored(), "280120:152:7 850760:156:10 850760:410:5");
  feed.info.repeated = sources::Repeated::added;
  ASSERT_TRUE(stage(rows));
  EXPECT_EQ(rejected, 0u);
  EXPECT_EQ(stored(), "260400:156:3 280120:152:7 850760:156:10 850760:410:5");
}

TEST_F(StagedDelivery, PartsOfOneStateAreAddedUp) {
  auto canary = bought(kJapan, kChina, "260400", {2023, 0}, 2);
  canary.part = 1;
  const auto staged = stage({bought(kJapan, kChina, "260400", {2023, 0}, 1), canary});
  ASSERT_TRUE(staged) << staged.error().message.en;
  EXPECT_EQ(staged->rows_added, 1u);
  EXPECT_EQ(rejected, 0u);
  EXPECT_EQ(stored(), "260400:156:3 280120:152:7 850760:156:10 850760:410:5");
}

TEST_F(StagedDelivery, OfTwoRowsWithOneKeyTheFirstStands) {
  const auto staged =
      stage({bought(kJapan, kChina, "260400", {2023, 0}, 1), bought(kJapan, kChina, "260400", {2023, 0}, 1)});
  ASSERT_TRUE(staged) << staged.error().message.en;
  EXPECT_EQ(staged->accepted, 1u);
  EXPECT_EQ(rejected, 1u);
  EXPECT_EQ(stored(), "260400:156:1 280120:152:7 850760:156:10 850760:410:5");
}

TEST_F(StagedDelivery, WorldRowsAreStoredApart) {
  const auto staged = stage({bought(kJapan, kChina, "260400", {2023, 0}, 3)}, {world("260400", 3)});
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
