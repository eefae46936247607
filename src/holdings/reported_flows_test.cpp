#include "holdings/reported_flows.hpp"

#include "holdings/test_workspace.hpp"

namespace noroshi::holdings {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kChina = 156, kKorea = 410, kGermany = 276, kFrance = 250, kNowhere = 899;

TradeRecord weighed(TradeRecord r, double kg) {
  r.mass_kg = kg;
  r.set(Mark::mass_known);
  return r;
}
TradeRecord counted(TradeRecord r, double quantity, QuantityUnit unit) {
  r.quantity = quantity;
  r.unit = unit;
  r.set(Mark::quantity_known);
  return r;
}
TradeRecord sold(std::uint16_t reporter, std::uint16_t partner, Period period, double usd) {
  auto r = bought(reporter, partner, "850760", period, usd);
  r.flow = Flow::export_;
  return r;
}

TEST(TradeAmounts, ValueWithoutWeightStaysOutOfTheUnitValue) {
  TradeAmounts amounts;
  amounts.add(weighed(bought(kJapan, kChina, "850760", {2023, 0}, 100.0), 20.0));
  amounts.add(bought(kJapan, kKorea, "850760", {2023, 0}, 60.0));
  EXPECT_EQ(amounts.value_usd, 160.0);
  EXPECT_EQ(amounts.mass_kg, 20.0);
  EXPECT_EQ(amounts.usd_per_kg(), 5.0);
  amounts.add(weighed(bought(kJapan, kGermany, "850760", {2023, 0}, 40.0), 0.0));  // a weight of zero says nothing
  EXPECT_EQ(amounts.usd_per_kg(), 5.0);
  EXPECT_EQ(TradeAmounts{}.usd_per_kg(), std::nullopt);
}

TEST(TradeAmounts, QuantitiesOfTwoUnitsDoNotAddUp) {
  TradeAmounts amounts;
  amounts.add(counted(bought(kJapan, kChina, "850760", {2023, 0}, 100.0), 7.0, QuantityUnit::items));
  amounts.add(counted(bought(kJapan, kKorea, "850760", {2023, 0}, 10.0), 3.0, QuantityUnit::items));
  EXPECT_EQ(amounts.counted(), 10.0);
  amounts.add(counted(bought(kJapan, kGermany, "850760", {2023, 0}, 10.0), 3.0, QuantityUnit::pairs));
  EXPECT_EQ(amounts.counted(), std::nullopt);
}

class Flows : public example::WorkspaceTest {
 protected:
  [[nodiscard]] ReportedFlows read(const std::string& importer = "JPN", int from = 2020, int to = 2024) const {
    auto workspace = opened();
    const auto stored = StoredTrade::open(workspace.store());
    auto flows = ReportedFlows::read(workspace, *stored, {importer, {"850760"}, from, to, {}});
    EXPECT_TRUE(flows) << flows.error().message.en;
    // The catalogue that the flows refer to is that of the data, which outlive the workspace.
    return std::move(*flows);
  }
};

TEST_F(Flows, AReporterThatFiledTheYearIsBelievedAndElseItsMonthsAreAdded) {
  store("comtrade",
        {bought(kJapan, kChina, "850760", {2022, 0}, 100.0), bought(kJapan, kChina, "850760", {2022, 1}, 7.0),
         bought(kJapan, kChina, "850760", {2023, 1}, 10.0), bought(kJapan, kChina, "850760", {2023, 2}, 20.0),
         bought(kJapan, kKorea, "850760", {2023, 2}, 5.0)});
  const auto flows = read();
  const auto whole = flows.of_importer("850760", {2022, 0});
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->all.value_usd, 100.0);
  EXPECT_EQ(whole->months, kAllMonths);
  const auto part = flows.of_importer("850760", {2023, 0});
  ASSERT_TRUE(part);
  EXPECT_EQ(part->all.value_usd, 35.0);
  EXPECT_EQ(part->months, 0b11);
  EXPECT_EQ(part->partners.at(AreaCode{kChina}).value_usd, 30.0);
  EXPECT_EQ(flows.of_importer("850760", {2023, 2})->all.value_usd, 25.0);
  EXPECT_FALSE(flows.of_importer("850760", {2023, 3}));
  EXPECT_EQ(flows.feed_of_months("850760", 2023), "comtrade");
  EXPECT_EQ(flows.feed_of_months("850760", 2024), "");
  EXPECT_EQ(flows.years(), (std::vector{2022, 2023}));
}

TEST_F(Flows, TheMostTrustedFeedSpeaksUnlessOneIsNamed) {
  store("comtrade", {bought(kJapan, kChina, "850760", {2023, 0}, 100.0)});
  store("baci", {bought(kJapan, kChina, "850760", {2023, 0}, 90.0)});
  const auto flows = read();
  EXPECT_EQ(flows.of_importer("850760", {2023, 0})->feed, "baci");
  EXPECT_EQ(flows.of_importer("850760", {2023, 0}, "comtrade")->all.value_usd, 100.0);
}

TEST_F(Flows, EachExporterSpeaksForItselfAndOneThatSentNothingSaysSo) {
  store("comtrade", {bought(kJapan, kChina, "850760", {2023, 0}, 100.0), sold(kChina, kJapan, {2023, 0}, 95.0),
                     sold(kKorea, kGermany, {2023, 0}, 50.0), sold(kGermany, kJapan, {2023, 3}, 8.0)});
  const auto said = read().of_exporters("850760", {2023, 0});
  ASSERT_EQ(said.size(), 3U);
  EXPECT_EQ(said.at(AreaCode{kChina}).sent->value_usd, 95.0);
  EXPECT_EQ(said.at(AreaCode{kChina}).months, kAllMonths);
  EXPECT_FALSE(said.at(AreaCode{kKorea}).sent);
  EXPECT_EQ(said.at(AreaCode{kGermany}).months, 0b100);
  EXPECT_EQ(read().of_exporters("850760", {2023, 3}).size(), 1U);
}

TEST_F(Flows, TradeInsideAGroupStandsApart) {
  store("comtrade",
        {bought(kGermany, kChina, "850760", {2023, 0}, 100.0), bought(kFrance, kChina, "850760", {2023, 0}, 11.0),
         bought(kGermany, kFrance, "850760", {2023, 0}, 40.0), bought(kGermany, kNowhere, "850760", {2023, 0}, 3.0),
         sold(kFrance, kGermany, {2023, 0}, 39.0)});
  const auto flows = read("EU");
  const auto report = flows.of_importer("850760", {2023, 0});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->all.value_usd, 114.0);
  EXPECT_EQ(report->own_usd, 40.0);
  EXPECT_EQ(report->partners.at(AreaCode{kChina}).value_usd, 111.0);
  EXPECT_TRUE(report->partners.contains(AreaCode{kNowhere}));  // part of the total, nobody's
  EXPECT_TRUE(flows.of_exporters("850760", {2023, 0}).empty());
}

}  // namespace
}  // namespace noroshi::holdings
