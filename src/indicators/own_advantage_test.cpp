#include <gtest/gtest.h>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

TEST(OwnAdvantage, IsTheImportersShareOverTheWorldsShareAndRaisesNoFlag) {
  // Japan sells 20 of 280530 and 60 of 850760; the world trades 40 and 160.
  const TradeYear y = year({{"280530", kJapan, kChina, 20},
                            {"280530", kUsa, kJapan, 20},
                            {"850760", kJapan, kChina, 100},
                            {"850760", kUsa, kJapan, 60}});
  const MethodResult r = *judge(own_advantage, {&y});
  EXPECT_DOUBLE_EQ(r.score[0], (20.0 / 80) / (40.0 / 200));
  EXPECT_DOUBLE_EQ(r.score[2], (60.0 / 80) / (160.0 / 200));
  EXPECT_EQ(r.verdict[0], Verdict::clear);
}

TEST(OwnAdvantage, IsZeroForAProductNotExportedAndUnknownForAnImporterThatExportsNothing) {
  const TradeYear y = year({{"280530", kJapan, kChina, 20}, {"850760", kUsa, kJapan, 60}});
  const MethodResult r = *judge(own_advantage, {&y});
  EXPECT_EQ(r.score[0], 0.0);
  EXPECT_EQ(r.verdict[0], Verdict::clear);
  EXPECT_EQ(r.verdict[1], Verdict::unknown);
}

TEST(OwnAdvantage, IsUnknownBelowTheCoverageBoundAndRefusesABoundAboveOne) {
  const TradeYear y = year({{"280530", kJapan, kChina, 20}, {"280530", kUsa, kJapan, 60}}, 2023, 0.2f);
  EXPECT_EQ(judge(own_advantage, {&y})->verdict[0], Verdict::unknown);
  EXPECT_FALSE(judge(own_advantage, {&y}, {{"min_coverage", 2}}).has_value());
}

}  // namespace
}  // namespace noroshi::indicators
