#include "indicators/persistence.hpp"

#include <gtest/gtest.h>

#include "base/contract.hpp"
#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

// Japan buys 280530 from one country (flagged by HHI) or from three (clear).
std::vector<Flow> concentrated() { return {{"280530", kJapan, kChina, 9}}; }
std::vector<Flow> spread_out() {
  return {{"280530", kJapan, kChina, 3}, {"280530", kJapan, kUsa, 3}, {"280530", kJapan, kIndia, 3}};
}
std::vector<Flow> something_else() { return {{"280530", kKorea, kUsa, 1}, {"850760", kJapan, kUsa, 1}}; }
std::vector<Flow> without_the_product() { return {{"850760", kJapan, kUsa, 1}}; }
std::vector<Flow> nothing_of_japan() { return {{"280530", kKorea, kUsa, 1}}; }

struct History {
  std::vector<TradeYear> store;
  std::vector<const TradeYear*> years;
  std::vector<MethodResult> results;

  explicit History(const std::vector<std::vector<Flow>>& flows, int first = 2019) {
    for (const auto& f : flows) store.push_back(year(f, first++));
    for (const auto& y : store) years.push_back(&y);
    results = *judge_every_year(supplier_concentration, years, {});
  }
};

TEST(Persistence, CountsFlaggedYearsAmongTheYearsThatCanSay) {
  const History h(
      {nothing_of_japan(), without_the_product(), something_else(), spread_out(), concentrated(), concentrated()});
  const Persistence p = persistence(h.years, h.results).front();
  EXPECT_EQ(p.flagged_years, 2);
  // 2019: Japan did not report; 2020: nobody's trade in the product is loaded; 2021: others trade it, Japan bought
  // none.
  EXPECT_EQ(p.known_years, 4);
  EXPECT_EQ(p.share(), 0.5);
}

TEST(Persistence, OfOneYearIsItsVerdict) {
  const History h({concentrated()});
  EXPECT_EQ(persistence(h.years, h.results).front().share(), 1.0);
  EXPECT_FALSE(Persistence{}.share().has_value());
}

TEST(JudgeEveryYear, UsesNoYearBeforeItsTime) {
  const History h({concentrated(), concentrated(), spread_out()});
  const auto results = *judge_every_year(geodep, h.years, {});
  EXPECT_EQ(results[0].verdict[0], Verdict::unknown);
  EXPECT_EQ(results[1].verdict[0], Verdict::flagged);
  EXPECT_EQ(results[2].verdict[0], Verdict::flagged);
  EXPECT_FALSE(judge_every_year(geodep, h.years, {{"nonsense", 1}}).has_value());
}

TEST(Churn, IsTheShareOfFlaggedPositionsThatAreNoLongerFlagged) {
  const History h({concentrated(), concentrated(), spread_out(), concentrated(), something_else()});
  const Churn one = churn(h.years, h.results, 1);  // 2019 stays, 2020 leaves, 2022 leaves
  EXPECT_EQ(one.flagged, 3u);
  EXPECT_EQ(one.left, 2u);
  const Churn three = churn(h.years, h.results, 3);  // 2019 -> 2022 stays, 2020 -> 2023 leaves
  EXPECT_EQ(three.share(), 0.5);
  EXPECT_FALSE(churn(h.years, h.results, 5).share().has_value());
}

TEST(Churn, LeavesOutYearsInWhichTheImporterDidNotReportAndCountsOneImporterOnRequest) {
  const History h({concentrated(), nothing_of_japan()});
  EXPECT_EQ(churn(h.years, h.results, 1).flagged, 0u);
  const History stays({concentrated(), concentrated()});
  EXPECT_EQ(churn(stays.years, stays.results, 1, AreaCode{kJapan}).flagged, 1u);
  EXPECT_EQ(churn(stays.years, stays.results, 1, AreaCode{kKorea}).flagged, 0u);
}

TEST(Churn, LeavesOutWhatAPartialReportDoesNotShow) {
  History h({concentrated(), something_else()});
  EXPECT_EQ(churn(h.years, h.results, 1).left, 1u);
  h.store[1].cube.partial_importers = {AreaCode{kJapan}};
  EXPECT_EQ(churn(h.years, h.results, 1).flagged, 0u);
  EXPECT_EQ(persistence(std::vector{h.years[1], h.years[0]}, std::vector{h.results[1], h.results[0]})[0].known_years,
            1);
}

TEST(Churn, ComparesAMonthOnlyWithTheSameMonthOfAnotherYear) {
  History h({concentrated(), spread_out()});
  h.store[0].cube.period.month = 3;
  h.store[1].cube.period.month = 4;
  EXPECT_EQ(churn(h.years, h.results, 1).flagged, 0u);
  h.store[1].cube.period.month = 3;
  EXPECT_EQ(churn(h.years, h.results, 1).left, 1u);
}

TEST(Persistence, RefusesResultsThatDoNotBelongToTheYears) {
  const History h({concentrated(), concentrated()});
  EXPECT_THROW((void)persistence(h.years, std::span(h.results).first(1)), ContractViolation);
}

}  // namespace
}  // namespace noroshi::indicators
