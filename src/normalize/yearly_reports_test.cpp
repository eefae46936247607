#include "normalize/yearly_reports.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace noroshi::normalize {
namespace {

constexpr std::uint16_t kJapan = 392, kChina = 156, kKorea = 410;
const ProductCode kBatteries = *ProductCode::parse(Nomenclature::hs22, "850760");
const ProductCode kNickel = *ProductCode::parse(Nomenclature::hs22, "260400");

TradeRecord report(std::uint16_t reporter, std::uint16_t partner, unsigned month, double usd, Flow flow = Flow::import,
                   ProductCode product = kBatteries) {
  TradeRecord r;
  r.product = product;
  r.reporter = AreaCode{reporter};
  r.partner = AreaCode{partner};
  r.period = {2023, static_cast<std::uint8_t>(month)};
  r.value_usd = usd;
  r.flow = flow;
  return r;
}

double total(const TradeRecords& records) {
  return std::accumulate(records.begin(), records.end(), 0.0,
                         [](double sum, const TradeRecord& r) { return sum + r.value_usd; });
}

TEST(YearlyReports, MonthsOfAFlowAreAddedUpPerPartner) {
  const auto flows =
      yearly({report(kJapan, kChina, 1, 10), report(kJapan, kChina, 2, 20), report(kJapan, kKorea, 2, 5)});
  ASSERT_EQ(flows.size(), 2u);
  EXPECT_TRUE(std::ranges::all_of(flows, [](const TradeRecord& r) { return r.period == Period{2023, 0}; }));
  const auto china = std::ranges::find(flows, AreaCode{kChina}, &TradeRecord::partner);
  ASSERT_NE(china, flows.end());
  EXPECT_EQ(china->value_usd, 30.0);
  EXPECT_EQ(total(flows), 35.0);
}

TEST(YearlyReports, AReporterThatFiledTheYearIsTakenAtItsWord) {
  // The months name Korea, which the year's own report does not: nothing of them is added.
  const auto flows =
      yearly({report(kJapan, kChina, 0, 100), report(kJapan, kChina, 1, 10), report(kJapan, kKorea, 1, 5)});
  ASSERT_EQ(flows.size(), 1u);
  EXPECT_EQ(flows.front().value_usd, 100.0);
}

TEST(YearlyReports, AYearStandsForItsOwnFlowReporterAndProductOnly) {
  const auto flows = yearly({report(kJapan, kChina, 0, 100), report(kJapan, kChina, 1, 1, Flow::export_),
                             report(kKorea, kChina, 1, 2), report(kJapan, kChina, 1, 4, Flow::import, kNickel)});
  EXPECT_EQ(flows.size(), 4u);
  EXPECT_EQ(total(flows), 107.0);
}

TEST(YearlyReports, YearlyRowsAloneStayAsTheyAre) {
  const auto flows = yearly({report(kJapan, kKorea, 0, 5), report(kJapan, kChina, 0, 100)});
  ASSERT_EQ(flows.size(), 2u);
  EXPECT_EQ(flows.front().partner, AreaCode{kKorea});  // not even their order changes
  EXPECT_TRUE(yearly({}).empty());
}

}  // namespace
}  // namespace noroshi::normalize
