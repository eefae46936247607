#include "propagation/arrivals.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "propagation/example_good.hpp"

namespace noroshi::propagation {
namespace {

using example::good;

TEST(Arrivals, ComeTransitDaysAfterShipmentWithWhatIsAtSea) {
  const auto a = arrivals_of(good(), 120);
  EXPECT_EQ(a.stocked_before, 0.0);
  EXPECT_EQ(a.by_day[0], 10.0);
  EXPECT_EQ(a.by_day[9], 10.0);
  EXPECT_EQ(a.by_day[10], 2.0);
  EXPECT_EQ(a.by_day[69], 2.0);
  EXPECT_EQ(a.by_day[70], 10.0);
}

TEST(Arrivals, OfAnotherOriginGrowFromItsFirstShipment) {
  auto g = good();
  g.alternatives = {{.origin = "C", .amount = 3.0, .lead_days = 20, .ramp_days = 30, .transit_days = 10}};
  const auto a = arrivals_of(g, 120);
  EXPECT_DOUBLE_EQ(a.by_day[29], 2.0);
  EXPECT_DOUBLE_EQ(a.by_day[30], 2.1);
  EXPECT_DOUBLE_EQ(a.by_day[59], 5.0);
}

TEST(Arrivals, OfExtraShipmentsAreMissingLaterOrCostTheOriginMore) {
  auto g = good();
  g.suppliers[0].path = {.first_day = 0, .extra = std::vector<double>(10, 1.0)};
  const auto sum = [](const Arrivals& a) { return std::accumulate(a.by_day.begin(), a.by_day.end(), 0.0); };
  auto a = arrivals_of(g, 120);
  EXPECT_EQ(a.by_day[10], 18.0);
  EXPECT_EQ(a.by_day[20], 2.0) << "the first shipments after it pay it back";
  EXPECT_EQ(a.by_day[30], 10.0);
  EXPECT_NEAR(sum(a), 1200.0, 1e-9);
  g.suppliers[0].path.extra_from = ShippingPath::ExtraFrom::origins_surplus;
  EXPECT_NEAR(sum(arrivals_of(g, 120)), 1280.0, 1e-9);
}

}  // namespace
}  // namespace noroshi::propagation
