#include "use_cases/import/trade_findings.hpp"

#include "holdings/test_workspace.hpp"
#include "normalize/trade_quality.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;

class Findings : public testing::Test {
 protected:
  sources::TradeFeed feed;
  const normalize::ExchangeRates rates =
      *normalize::ExchangeRates::load(example::data()->folder() / "exchange_rates.toml", "none");
  TradeCollector collected{feed, example::data()->areas(), rates};

  void SetUp() override {
    collected.records = {bought(392, 156, "850760", {2023, 0}, 600'000),
                         bought(392, 410, "850760", {2023, 0}, 400'000)};
  }
  void world_row(double usd) {
    auto world = bought(392, 0, "850760", {2023, 0}, usd);
    world.partner = kWorld;
    collected.totals = {world};
  }
  [[nodiscard]] ReportTable found() const {
    StagedTrade staged;
    staged.findings = find_in_delivery(collected, {}, example::data()->areas());
    return trade_findings(staged, collected, example::data()->areas(), feed.info);
  }
};

TEST_F(Findings, NameAWorldRowThatIsNotTheSumOfItsPartners) {
  world_row(2'000'000);
  const auto table = found();
  ASSERT_EQ(table.rows.size(), 1u);
  const auto& row = table.rows.front();
  ASSERT_EQ(row.size(), table.columns.size());
  EXPECT_EQ(std::get<Text>(row[0]), Text{describe(normalize::FindingKind::total_differs)});
  EXPECT_EQ(std::get<std::string>(row[1]), "2023");
  EXPECT_EQ(std::get<std::string>(row[2]), "JPN");
  EXPECT_EQ(std::get<std::string>(row[4]), "850760");
  EXPECT_EQ(std::get<double>(row[5]), 2'000'000.0);
  EXPECT_EQ(std::get<double>(row[6]), 1'000'000.0);
  EXPECT_FALSE(std::get<Text>(row[7]).ja.empty());
}

TEST_F(Findings, AreNoneWhereTheSumsAgree) {
  world_row(1'000'000);
  EXPECT_TRUE(found().rows.empty());
  EXPECT_TRUE(found().notes.empty());
}

TEST_F(Findings, SayWhenADeliveryIsTooLargeToSearch) {
  world_row(2'000'000);
  collected.records.resize(3'000'001, collected.records.front());
  const auto table = found();
  EXPECT_TRUE(table.rows.empty());
  ASSERT_EQ(table.notes.size(), 1u);
  EXPECT_NE(table.notes.front().en.find("3000001"), std::string::npos) << table.notes.front().en;
  feed.info.standing = Standing::reconciled;  // without World rows there was nothing to search
  EXPECT_TRUE(found().notes.empty());
}

}  // namespace
}  // namespace noroshi::use_cases
