#include "use_cases/import/import.hpp"

#include <algorithm>

#include "holdings/test_workspace.hpp"
#include "holdings/trade_provenance.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::string_view kHeader =
    "period,classificationCode,reporterCode,partnerCode,flowCode,cmdCode,primaryValue\n";

class ImportFeedTest : public example::DeliveryTest {
 protected:
  [[nodiscard]] Result<ImportReport> import(const std::string& name, const std::string& rows,
                                            bool force = false) const {
    auto workspace = opened(lake::Access::write);
    return import_feed(workspace,
                       {.feed = "comtrade",
                        .files = {file(name, std::string{kHeader} + rows)},
                        .retrieved = parse_date("2024-06-01"),
                        .force = force},
                       {});
  }
  [[nodiscard]] lake::Partition stored() const {
    const auto partitions = lake::Workspace::open(folder, lake::Access::read)->partitions("trade");
    return *std::ranges::find(*partitions, "comtrade", &lake::Partition::feed);
  }
  [[nodiscard]] std::string sources() const {
    std::string all;
    const auto named = holdings::trade_provenance(opened(), {stored()});
    for (const auto& p : *named) all += p.method.en + "\n";
    return all;
  }
};

TEST_F(ImportFeedTest, APartitionNamesEveryDeliveryWhoseRowsAreInItAndNoOther) {
  ASSERT_TRUE(
      import("batteries.csv", "2023,H6,392,156,M,850760,10\n2023,H6,392,410,M,850760,5\n2023,H6,392,152,M,283691,7\n"));
  ASSERT_TRUE(import("nickel.csv", "2023,H6,156,360,M,260400,9\n"));
  EXPECT_NE(sources().find("batteries.csv"), std::string::npos) << sources();
  EXPECT_NE(sources().find("nickel.csv"), std::string::npos) << sources();
  auto contributions = stored().contributions;
  ASSERT_EQ(contributions.size(), 2u);
  EXPECT_EQ(contributions[0].rows, 3u);
  EXPECT_EQ(contributions[1].rows, 1u);

  // A later delivery takes the place of one group; the rest keeps its source, through two merges.
  ASSERT_TRUE(import("lithium.csv", "2023,H6,392,152,M,283691,8\n"));
  contributions = stored().contributions;
  ASSERT_EQ(contributions.size(), 3u);
  EXPECT_EQ(contributions[0].rows, 2u);
  auto db = columnar::Database::open();
  EXPECT_EQ(
      db->scalar(
            "SELECT string_agg(delivery || ':' || product || ':' || CAST(value_usd AS INTEGER), ' ' ORDER BY product, "
            "partner) FROM " +
            columnar::sql_string(stored().path.string()))
          ->value_or(""),
      "3:260400:9 4:283691:8 2:850760:10 2:850760:5");

  ASSERT_TRUE(import("again.csv", "2023,H6,392,156,M,850760,11\n2023,H6,392,410,M,850760,6\n"));
  EXPECT_EQ(sources().find("batteries.csv"), std::string::npos) << "none of its rows is left";
}

TEST_F(ImportFeedTest, AcceptedAndRejectedRowsAddUpToTheFileWithDuplicatesAmongTheRejected) {
  const auto report = import("twice.csv",
                             "2023,H6,392,156,M,850760,10\n2023,H6,392,410,M,850760,5\n2023\n"
                             "2023,H6,392,156,M,850760,10\n2023,H6,392,9999,M,850760,1\n",
                             true);
  ASSERT_TRUE(report) << report.error().message.en;
  EXPECT_EQ(report->delivery.accepted, 2u);
  EXPECT_EQ(report->delivery.rejected, 3u);
  const auto duplicate = std::ranges::find(report->rejected.rows, RejectReason::duplicate_key, &RejectedRow::reason);
  ASSERT_NE(duplicate, report->rejected.rows.end());
  EXPECT_EQ(duplicate->record, 5u);
  EXPECT_EQ(duplicate->file, "twice.csv");
  const auto area = std::ranges::find(report->rejected.rows, RejectReason::unknown_area, &RejectedRow::reason);
  ASSERT_NE(area, report->rejected.rows.end());
  EXPECT_EQ(area->field, "partnerCode");
}

TEST_F(ImportFeedTest, WrongFieldsOfTheRequestAreNamed) {
  const auto field_of = [&](const ImportRequest& request) {
    auto workspace = opened(lake::Access::write);
    const auto refused = import_feed(workspace, request, {});
    return refused ? std::string{"none"} : refused.error().field;
  };
  EXPECT_EQ(field_of({.feed = "comtrade"}), "files");
  EXPECT_EQ(field_of({.feed = "comtrad", .files = {"x.csv"}}), "feed");
  EXPECT_EQ(field_of({.feed = "generic", .files = {"x.csv"}}), "mapping");
}

}  // namespace
}  // namespace noroshi::use_cases
