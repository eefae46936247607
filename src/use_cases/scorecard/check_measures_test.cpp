#include "use_cases/scorecard/check_measures.hpp"

#include <gtest/gtest.h>

#include "indicators/example_cube.hpp"

namespace noroshi::use_cases {
namespace {
using example::kChina, example::kGermany, example::kJapan, example::kUsa, example::product;

// Japan buys 850760 from China (75 of 100) and the United States, 270900 from the United States alone, and 280120 from
// both alike; Germany's purchase of 850760 is nobody's question here.
class Measured : public testing::Test {
 protected:
  holdings::LoadedTrade trade;
  std::set<ProductCode> reported;
  FromTrade asked;

  void SetUp() override {
    trade.years.push_back(example::year({{"850760", kJapan, kChina, 75e6},
                                         {"850760", kJapan, kUsa, 25e6},
                                         {"270900", kJapan, kUsa, 2e9},
                                         {"280120", kJapan, kChina, 1e6},
                                         {"280120", kJapan, kUsa, 1e6},
                                         {"850760", kGermany, kUsa, 7e6}}));
    asked.product = "850760";
    reported.insert(product("850760"));
  }
  [[nodiscard]] std::optional<double> of(TradeMeasure measure, std::uint16_t supplier = 0,
                                         std::uint16_t importer = kJapan) const {
    const auto named = supplier == 0 ? std::nullopt : std::optional{AreaCode{supplier}};
    const auto value = measure({asked, trade, AreaCode{importer}, named, reported});
    EXPECT_TRUE(value) << value.error().message.en;
    return value.value_or(std::nullopt);
  }
};

TEST_F(Measured, OneProductByItsValueSuppliersAndConcentration) {
  EXPECT_DOUBLE_EQ(of(imports_million_usd).value(), 100.0);
  EXPECT_DOUBLE_EQ(of(imports_billion_usd).value(), 0.1);
  EXPECT_EQ(of(supplier_count), 2.0);
  EXPECT_NEAR(of(import_hhi).value(), 0.75 * 0.75 + 0.25 * 0.25, 1e-6);
  EXPECT_DOUBLE_EQ(of(supplier_share, kChina).value(), 75.0);
  EXPECT_EQ(of(supplier_share, kGermany), 0.0);  // it sold nothing
}

TEST_F(Measured, NothingOfAProductThatIsNotThereOrThatTheImporterDidNotReport) {
  EXPECT_FALSE(of(import_hhi, 0, kUsa));  // the United States bought none
  reported = {product("270900")};
  EXPECT_FALSE(of(import_hhi));
  asked.product = "260400";
  EXPECT_FALSE(of(imports_million_usd));
}

TEST_F(Measured, ItemsThatAMethodFlagsAndWhoLeadsThem) {
  asked.method = "cabinet_office_2021";  // one supplier with half or more
  reported.clear();                      // all products
  EXPECT_EQ(of(flagged_items), 3.0);
  EXPECT_DOUBLE_EQ(of(flagged_share).value(), 100.0);
  asked.method = "china_majority";  // more than half
  EXPECT_EQ(of(flagged_items), 1.0);
  EXPECT_EQ(of(flagged_items_led_by, kChina), 1.0);
  EXPECT_EQ(of(flagged_items_led_by, kUsa), 0.0);
  EXPECT_DOUBLE_EQ(of(flagged_share).value(), 100.0 / 3.0);
  EXPECT_DOUBLE_EQ(of(supplier_share_of_flagged, kChina).value(), 100.0);
  reported = {product("270900"), product("280120")};  // 850760 was another edition's
  EXPECT_EQ(of(flagged_items), 0.0);
  EXPECT_FALSE(of(supplier_share_of_flagged, kChina));  // a share of nothing
}

TEST_F(Measured, NothingOfAnImporterWithoutAVerdict) {
  asked.method = "china_majority";
  reported.clear();
  EXPECT_FALSE(of(flagged_items, 0, kUsa));
  EXPECT_FALSE(of(flagged_items_led_by, kChina, kUsa));
  EXPECT_FALSE(of(flagged_share, 0, kUsa));
}

// In the first year Japan depends on others for all three products, a year later for two of them.
TEST_F(Measured, DependenciesOfAHistoryThatAreGoneAfterAYear) {
  trade.years.push_back(trade.years.front());
  trade.years.back().cube.period.year = 2024;
  const std::size_t positions = trade.years.front().cube.importer.size();
  std::vector<MethodResult> results(2, {std::vector(positions, Verdict::flagged), std::vector(positions, 1.0)});
  results.back().verdict.front() = Verdict::clear;  // 270900, the first in order
  asked.lag_years = 1;
  const std::set<ProductCode> all;
  const auto share = churn_share({asked, trade, AreaCode{kJapan}, std::nullopt, all, results});
  ASSERT_TRUE(share);
  EXPECT_DOUBLE_EQ(share->value(), 100.0 / 3.0);
  asked.lag_years = 2;  // no two years are that far apart
  const auto unknown = churn_share({asked, trade, AreaCode{kJapan}, std::nullopt, all, results});
  ASSERT_TRUE(unknown);
  EXPECT_FALSE(*unknown);
}

// Iran sells half at a distance of 10, half at 5.
TEST(WorkedExamples, TheGeopoliticalDistanceOfIranComesOut) {
  EXPECT_DOUBLE_EQ(mean_distance_of_the_iran_example().value(), 7.5);
}

}  // namespace
}  // namespace noroshi::use_cases
