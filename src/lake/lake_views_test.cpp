#include "lake/lake_views.hpp"

#include <gtest/gtest.h>

#include "columnar/test_files.hpp"
#include "lake/import_transaction.hpp"
#include "lake/reference_table_file.hpp"

namespace noroshi::lake {
namespace {

using Names = std::vector<std::string>;

class LakeViews : public testing::Test {
 protected:
  test::Folder home;
  std::filesystem::path folder = home.path() / "lake it's";  // a quote in the path is no quote of the SQL
  columnar::Database db = std::move(*columnar::Database::open());
  void SetUp() override { ASSERT_TRUE(Workspace::create(folder)); }

  // Production of one commodity in a year, in a partition of its own.
  void store(const std::string& feed, const std::string& commodity, Date known_on, const RejectedRows& rejected = {}) {
    auto transaction = ImportTransaction::begin(*Workspace::open(folder, Access::write));
    ASSERT_TRUE(transaction);
    const auto file = transaction->staging() / (commodity + ".parquet");
    ASSERT_TRUE(write_table_file(db, file, std::vector<ProductionRow>{{.commodity = commodity, .year = 2023}}));
    transaction->add("production", feed, commodity, file, 1);
    if (rejected.total() > 0) {
      const auto left = transaction->staging() / "rejected.parquet";
      ASSERT_TRUE(write_table_file(db, left, feed, rejected));
      transaction->add_rejected(left);
    }
    Delivery delivery;
    delivery.feed = feed;
    delivery.files = commodity + ".csv";
    delivery.imported_at = {known_on};
    delivery.accepted = 1;
    delivery.rejected = rejected.total();
    ASSERT_TRUE(transaction->commit(delivery));
  }
  Result<Names> create(std::optional<Date> as_of = std::nullopt) {
    return create_lake_views(*Workspace::open(folder, Access::read), db, as_of);
  }
  std::string ask(const std::string& sql) {
    const auto found = db.scalar(sql);
    return found ? found->value_or("unknown") : found.error().message.en;
  }
};

TEST_F(LakeViews, ATableIsTheFilesOfAllItsFeedsWithTheFeedInFront) {
  store("usgs", "gallium", {2024, 1, 5});
  store("usgs", "iodine", {2024, 2, 5});
  store("jogmec", "nickel", {2024, 3, 5});
  const auto names = create();
  ASSERT_TRUE(names) << names.error().message.en;
  EXPECT_EQ(*names, (Names{"production", "deliveries", "rejected"}));
  EXPECT_EQ(ask("SELECT string_agg(feed || ' ' || commodity, ', ' ORDER BY feed, commodity) FROM production"),
            "jogmec nickel, usgs gallium, usgs iodine");
  EXPECT_EQ(ask("SELECT column_name FROM (DESCRIBE production) LIMIT 1"), "feed");
}

TEST_F(LakeViews, ADayBringsBackWhatWasKnownThen) {
  store("usgs", "gallium", {2024, 1, 5});
  store("usgs", "iodine", {2024, 2, 5});
  ASSERT_TRUE(create(Date{2024, 1, 31}));
  EXPECT_EQ(ask("SELECT string_agg(commodity, ', ') FROM production"), "gallium");
}

TEST_F(LakeViews, AskedAgainTheyAreThoseOfTheDayAskedForLast) {
  RejectedRows rejected;
  rejected.add({"iodine.csv", 7, "quantity", RejectReason::negative_value, "-3"});
  ASSERT_TRUE(create());
  store("usgs", "gallium", {2024, 1, 5}, rejected);
  ASSERT_TRUE(create());
  EXPECT_EQ(ask("SELECT count(*) FROM production"), "1");
  EXPECT_EQ(ask("SELECT count(*) FROM rejected"), "1");
  const auto before = create(Date{2023, 12, 31});
  ASSERT_TRUE(before) << before.error().message.en;
  EXPECT_EQ(*before, (Names{"deliveries", "rejected"}));  // production was not known then
  EXPECT_FALSE(db.execute("SELECT * FROM production"));
}

TEST_F(LakeViews, DeliveriesSayWhereFilesCameFromAndLeaveAnUnknownStandingOpen) {
  store("usgs", "gallium", {2024, 1, 5});
  ASSERT_TRUE(create());
  EXPECT_EQ(ask("SELECT concat_ws('|', id, feed, files, imported_at, accepted, rejected, forced) FROM deliveries"),
            "1|usgs|gallium.csv|2024-01-05T00:00:00Z|1|0|false");
  EXPECT_EQ(ask("SELECT standing FROM deliveries"), "unknown");
}

TEST_F(LakeViews, RejectedRowsCarryTheNumberOfTheirDelivery) {
  RejectedRows rejected;
  rejected.add({"iodine.csv", 7, "quantity", RejectReason::negative_value, "-3"});
  store("usgs", "gallium", {2024, 1, 5});
  store("usgs", "iodine", {2024, 2, 5}, rejected);
  ASSERT_TRUE(create());
  EXPECT_EQ(ask("SELECT concat_ws('|', delivery, feed, record, reason) FROM rejected"), "2|usgs|7|negative_value");
}

TEST_F(LakeViews, AnEmptyWorkspaceHasEmptyDeliveriesAndRejectedOfTheirUsualColumns) {
  const auto names = create();
  ASSERT_TRUE(names) << names.error().message.en;
  EXPECT_EQ(*names, (Names{"deliveries", "rejected"}));
  EXPECT_EQ(ask("SELECT count(*) FROM deliveries"), "0");
  EXPECT_EQ(ask("SELECT count(*) + count(delivery) + count(reason) FROM rejected"), "0");
}

TEST_F(LakeViews, AWorkspaceThatCannotBeReadIsAnError) {
  const auto workspace = *Workspace::open(folder, Access::read);
  std::filesystem::remove(folder / "noroshi.db");
  EXPECT_FALSE(create_lake_views(workspace, db));
}

}  // namespace
}  // namespace noroshi::lake
