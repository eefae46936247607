#include <gtest/gtest.h>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

// Japan exports both products, China the simple one only; the USA buys everything.
const std::vector<Flow> kFlows{
    {"610910", kUsa, kChina, 100}, {"610910", kUsa, kJapan, 60}, {"848620", kUsa, kJapan, 40}};

TEST(Complexity, IsHigherForTheProductThatOnlyTheDiversifiedExporterMakes) {
  // RCA: China 610910 = 1.25; Japan 610910 = (60/100)/(160/200) = 0.75, 848620 = 2. M is diagonal: equal complexity.
  const TradeYear diagonal = year(kFlows);
  const MethodResult equal = *judge(complexity, {&diagonal}, {{"iterations", 2}});
  EXPECT_DOUBLE_EQ(equal.score[0], 1.0);
  EXPECT_DOUBLE_EQ(equal.score[1], 1.0);
  // A third product nobody but India sells lowers world shares: Japan's 610910 becomes an advantage, M is a triangle.
  auto flows = kFlows;
  flows.push_back({"100630", kUsa, kIndia, 800});
  const TradeYear triangle = year(flows);
  const MethodResult r = *judge(complexity, {&triangle}, {{"iterations", 2}});
  // Rows China {1}, Japan {1, 2}, India {3}; ubiquity 2, 1, 1: inverse divided by mean 5/6.
  EXPECT_DOUBLE_EQ(r.score[1], 0.5 / (2.5 / 3));
  EXPECT_DOUBLE_EQ(r.score[2], 1.0 / (2.5 / 3));
}

TEST(Complexity, AveragesToOneOverProductsAndToZeroForTheEigenvector) {
  const TradeYear y = compute_trade_year(random_cube(40, 20, 6));
  const MethodResult fitness = *judge(complexity, {&y}), eigen = *judge(complexity, {&y}, {{"method", 1}});
  double sum = 0, centred = 0;
  for (std::size_t p = 0; p < y.cube.product_count(); ++p) {
    sum += fitness.score[y.cube.position_begin[p]];
    centred += eigen.score[y.cube.position_begin[p]];
  }
  EXPECT_NEAR(sum, 40.0, 1e-9);
  EXPECT_NEAR(centred, 0.0, 1e-9);
}

TEST(Complexity, IsUnknownWhenOneCountryExportsEverythingAndRefusesAThirdMethod) {
  const TradeYear y = year({{"610910", kUsa, kChina, 100}});
  EXPECT_EQ(judge(complexity, {&y})->verdict[0], Verdict::unknown);
  EXPECT_EQ(judge(complexity, {&y}, {{"method", 2}}).error().where, "method");
}

}  // namespace
}  // namespace noroshi::indicators
