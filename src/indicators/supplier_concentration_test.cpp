#include <gtest/gtest.h>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

TEST(SupplierConcentration, ASingleSupplierScoresOneAndEqualSuppliersOneOverTheirNumber) {
  const TradeYear y = year({{"280530", kJapan, kChina, 7},
                            {"850760", kJapan, kChina, 5},
                            {"850760", kJapan, kKorea, 5},
                            {"850760", kJapan, kUsa, 5},
                            {"850760", kJapan, kGermany, 5}});
  const MethodResult r = *judge(supplier_concentration, {&y});
  EXPECT_DOUBLE_EQ(r.score[0], 1.0);
  EXPECT_EQ(r.verdict[0], Verdict::flagged);
  EXPECT_DOUBLE_EQ(r.score[1], 0.25);
  EXPECT_EQ(r.verdict[1], Verdict::clear);
}

TEST(SupplierConcentration, IsStrictAtTheThreshold) {
  const TradeYear y = year({{"850760", kJapan, kChina, 1}, {"850760", kJapan, kKorea, 1}});  // HHI 0.5
  EXPECT_EQ(judge(supplier_concentration, {&y}, {{"threshold", 0.5}})->verdict[0], Verdict::clear);
  EXPECT_EQ(judge(supplier_concentration, {&y}, {{"threshold", 0.49}})->verdict[0], Verdict::flagged);
}

TEST(SupplierConcentration, FallsWhenValueMovesFromALargerToASmallerSupplier) {
  const TradeYear a = year({{"850760", kJapan, kChina, 70}, {"850760", kJapan, kKorea, 30}});
  const TradeYear b = year({{"850760", kJapan, kChina, 65}, {"850760", kJapan, kKorea, 35}});
  EXPECT_GT(judge(supplier_concentration, {&a})->score[0], judge(supplier_concentration, {&b})->score[0]);
}

TEST(SupplierConcentration, IsUnknownWhenNoSupplierIsIdentified) {
  const TradeYear y = year({{"850760", kJapan, 0, 5}});
  EXPECT_EQ(judge(supplier_concentration, {&y})->verdict[0], Verdict::unknown);
}

TEST(SupplierConcentration, RefusesAThresholdAboveOneAndAnUnknownOption) {
  const TradeYear y = year({{"850760", kJapan, kChina, 5}});
  EXPECT_EQ(judge(supplier_concentration, {&y}, {{"threshold", 1.1}}).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(judge(supplier_concentration, {&y}, {{"theta", 0.4}}).error().where, "theta");
}

}  // namespace
}  // namespace noroshi::indicators
