#include <gtest/gtest.h>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

// Japan buys from China only (HHI 1); with the USA's purchases four equal exporters share the world (HHI 0.25).
const std::vector<Flow> kFlows{{"280530", kJapan, kChina, 10},
                               {"280530", kUsa, kGermany, 10},
                               {"280530", kUsa, kFrance, 10},
                               {"280530", kUsa, kIndia, 10}};

TEST(OecdSignificantConcentration, ComparesImportsWithWhatTheWorldOffers) {
  const TradeYear y = year(kFlows);
  const MethodResult r = *judge(oecd_significant_concentration, {&y});
  EXPECT_DOUBLE_EQ(r.score[0], 4.0);
  EXPECT_EQ(r.verdict[0], Verdict::flagged);
  EXPECT_NEAR(r.score[1], 4.0 / 3.0, 1e-6);  // HHI is stored as float
  EXPECT_EQ(r.verdict[1], Verdict::clear);
}

TEST(OecdSignificantConcentration, IsStrictAtTheRatio) {
  const TradeYear y = year(kFlows);
  EXPECT_EQ(judge(oecd_significant_concentration, {&y}, {{"ratio", 4}})->verdict[0], Verdict::clear);
  EXPECT_EQ(judge(oecd_significant_concentration, {&y}, {{"ratio", 3.99}})->verdict[0], Verdict::flagged);
}

TEST(OecdSignificantConcentration, AnImporterThatBuysLikeTheWorldScoresOne) {
  const TradeYear y = year({{"280530", kJapan, kChina, 7}, {"280530", kJapan, kUsa, 3}});
  EXPECT_DOUBLE_EQ(judge(oecd_significant_concentration, {&y})->score[0], 1.0);
}

TEST(OecdSignificantConcentration, IsUnknownBelowTheCoverageBoundAndRefusesANegativeRatio) {
  const TradeYear y = year(kFlows, 2023, 0.2f);
  EXPECT_EQ(judge(oecd_significant_concentration, {&y})->verdict[0], Verdict::unknown);
  EXPECT_FALSE(judge(oecd_significant_concentration, {&y}, {{"ratio", -1}}).has_value());
}

}  // namespace
}  // namespace noroshi::indicators
