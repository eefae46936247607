#include "precedents/stop_days.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "precedents/example_precedents.hpp"

namespace noroshi::precedents {
namespace {

using namespace example;

TEST(StopDays, TheCentreIsDrawnTowardsThePartsAndAllByOneCaseEach) {
  // ln(1 + days): near 1, 1; overseas 3 (days e^3 - 1 = 19.09 -> 19: ln 20)
  const Precedents seen{precedent("a2001", kPartNearby, 1), precedent("b2002", kPartNearby, 3),
                        precedent("c2003", kPartOverseas, 19)};
  const double a = std::log(2.0), b = std::log(4.0), c = std::log(20.0);
  const double all = (a + b + c) / 3.0, parts = (a + b + c + all) / 4.0;
  const double near = (a + b + parts) / 3.0;
  // leave-one-out misses by hand, for the median of three
  const auto miss = [](double own, double same, double same_count, double o1, double o2) {
    const double mean = (o1 + o2) / 2.0, of_parts = (o1 + o2 + mean) / 3.0;
    return own - (same + of_parts) / (same_count + 1.0);
  };
  std::vector<double> misses{miss(a, b, 1, b, c), miss(b, a, 1, a, c), miss(c, 0, 0, a, b)};
  std::sort(misses.begin(), misses.end());
  const auto fitted = StopDays::fit(seen);
  ASSERT_TRUE(fitted);
  EXPECT_NEAR(fitted->band(kPartNearby).mid, std::expm1(near + misses[1]), 1e-12);
  EXPECT_NEAR(fitted->band(kPartNearby).high, std::expm1(near + misses[2]), 1e-12);  // 0.9 x 4 > 3: the largest
}

TEST(StopDays, ALongerWayTakesLongerAndAnUnknownWayLiesBetween) {
  const Precedents seen{precedent("a2001", kPartNearby, 1),    precedent("b2002", kPartNearby, 2),
                        precedent("c2003", kPartNearby, 3),    precedent("d2004", kPartOverseas, 20),
                        precedent("e2005", kPartOverseas, 30), precedent("f2006", kPartOverseas, 25)};
  const auto fitted = StopDays::fit(seen);
  Circumstances somewhere = kPartNearby;
  somewhere.reach.reset();
  EXPECT_LT(fitted->band(kPartNearby).mid, fitted->band(somewhere).mid);
  EXPECT_LT(fitted->band(somewhere).mid, fitted->band(kPartOverseas).mid);
  EXPECT_GT(fitted->share_by(kPartNearby, 10), fitted->share_by(kPartOverseas, 10));
}

TEST(StopDays, TheShareRisesWithTheDaysAndIsNeverCertain) {
  const Precedents seen{precedent("a2001", kPartNearby, 1), precedent("b2002", kPartNearby, 9)};
  const auto fitted = StopDays::fit(seen);
  double before = 0.0;
  for (const double days : {0.0, 1.0, 5.0, 50.0, 5000.0}) {
    const double share = fitted->share_by(kPartNearby, days);
    EXPECT_GE(share, before);
    EXPECT_LT(share, 1.0);
    before = share;
  }
}

TEST(StopDays, OneStopIsTooFewAndNoStopCountsForNothing) {
  EXPECT_FALSE(StopDays::fit(Precedents{precedent("a2001", kPartNearby, 1), precedent("b2002", kOreBan, -1)}));
  EXPECT_FALSE(StopDays::fit({}));
}

}  // namespace
}  // namespace noroshi::precedents
