#include <gtest/gtest.h>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

TEST(Fragility, GivesEveryImporterOfAProductTheSameAnswer) {
  const TradeYear y = compute_trade_year(random_cube(80, 20, 6));
  const MethodResult r = *judge(fragility, {&y});
  std::size_t flagged_products = 0;
  for (std::size_t p = 0; p < y.cube.product_count(); ++p) {
    const std::size_t first = y.cube.position_begin[p];
    flagged_products += r.verdict[first] == Verdict::flagged;
    for (std::size_t q = first; q < y.cube.position_begin[p + 1]; ++q) {
      EXPECT_EQ(r.score[q], r.score[first]);
      EXPECT_EQ(r.verdict[q], r.verdict[first]);
    }
  }
  EXPECT_EQ(flagged_products, 7u);  // 9.24 % of 80
}

TEST(Fragility, FlagsMoreProductsWhenMoreAreAllowed) {
  const TradeYear y = compute_trade_year(random_cube(80, 20, 6));
  const auto few = judge(fragility, {&y}, {{"top_share", 0.02}})->verdict;
  const auto more = judge(fragility, {&y}, {{"top_share", 0.15}})->verdict;
  EXPECT_LT(std::ranges::count(few, Verdict::flagged), std::ranges::count(more, Verdict::flagged));
  for (std::size_t q = 0; q < few.size(); ++q) {
    EXPECT_TRUE(few[q] != Verdict::flagged || more[q] == Verdict::flagged);
  }
}

TEST(Fragility, IsUnknownWithTooFewProductsOrTooLittleCoverageAndRefusesAShareAboveOne) {
  const TradeYear one = year({{"280530", kJapan, kChina, 1}});
  EXPECT_EQ(judge(fragility, {&one})->verdict[0], Verdict::unknown);
  TradeCube c = random_cube(20, 10, 4);
  c.coverage.assign(20, 0.4f);
  const TradeYear uncovered = compute_trade_year(std::move(c));
  EXPECT_EQ(judge(fragility, {&uncovered})->verdict[0], Verdict::unknown);
  // Covered well enough for the option, but ranks need the whole world.
  EXPECT_EQ(judge(fragility, {&uncovered}, {{"min_coverage", 0.4}})->why[0], Gap::world_partial);
  EXPECT_EQ(judge(fragility, {&one}, {{"top_share", 2}}).error().where, "top_share");
}

}  // namespace
}  // namespace noroshi::indicators
