#include "propagation/industries/flow_sweep.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <optional>
#include <vector>

#include "base/philox.hpp"

namespace noroshi::propagation {
#if defined(__x86_64__)
namespace avx2 {
FlowSweep sweep(std::size_t width);
}
#endif
namespace {

std::vector<double> draws(std::size_t count, std::uint32_t purpose) {
  std::vector<double> out(count);
  for (std::uint32_t k = 0; k < count; ++k) out[k] = uniform01(1, {.entity = k, .purpose = purpose});
  return out;
}

constexpr std::size_t kRows = 31, kColumns = 275;  // more than a panel of `across` takes, and no multiple of a tile

// Every form that this machine can run.
std::vector<FlowSweep (*)(std::size_t)> forms() {
  std::vector<FlowSweep (*)(std::size_t)> out{plain_flow_sweep, flow_sweep};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) out.push_back(avx2::sweep);
#endif
  return out;
}

std::vector<double> lane_of(const std::vector<double>& numbers, std::size_t lane) {
  std::vector<double> out;
  for (std::size_t k = lane; k < numbers.size(); k += kLanes) out.push_back(numbers[k]);
  return out;
}

TEST(FlowSweep, SumsAreThoseOfTheMatrixWithTheSameBitsForALaneAloneOrAmongOthersAndOnEveryMachine) {
  const auto z = draws(kRows * kColumns, 1), u = draws(kRows * kLanes, 2), v = draws(kRows * kLanes, 3),
             g = draws(kColumns * kLanes, 4);
  std::vector<double> weights(kColumns * kLanes), arrived = weights, asked(kRows * kLanes), w1(kColumns), s1 = w1,
                                                  a1(kRows), first_weights, first_arrived, first_asked, orders = g,
                                                  stock = g;
  const auto step = [](std::vector<double>& o, std::vector<double>& s, std::vector<double>& w, std::vector<double>& a) {
    return SectorStep{
        .columns = kColumns, .arrived = a.data(), .weights = w.data(), .stock = s.data(), .orders = o.data()};
  };
  for (const auto form : forms()) {
    const auto many = form(kLanes), alone = form(1);
    many.down(z.data(), kRows, step(orders, stock, weights, arrived), u.data(), v.data());
    many.across(z.data(), kRows, kColumns, g.data(), asked.data());
    if (first_asked.empty()) first_weights = weights, first_arrived = arrived, first_asked = asked;
    EXPECT_EQ(weights, first_weights);
    EXPECT_EQ(arrived, first_arrived);
    EXPECT_EQ(asked, first_asked);
    for (std::size_t l = 0; l < kLanes; ++l) {
      const auto ul = lane_of(u, l), vl = lane_of(v, l), gl = lane_of(g, l);
      auto orders_l = gl, stock_l = gl;
      alone.down(z.data(), kRows, step(orders_l, stock_l, w1, s1), ul.data(), vl.data());
      alone.across(z.data(), kRows, kColumns, gl.data(), a1.data());
      EXPECT_EQ(w1, lane_of(weights, l));
      EXPECT_EQ(s1, lane_of(arrived, l));
      EXPECT_EQ(a1, lane_of(asked, l));
      for (std::size_t c = 0; c < kColumns; ++c) {
        double sum = 0.0, sent = 0.0;
        for (std::size_t r = 0; r < kRows; ++r) sum += z[r * kColumns + c] * ul[r], sent += z[r * kColumns + c] * vl[r];
        ASSERT_NEAR(w1[c], sum, 1e-13 * sum);
        ASSERT_NEAR(s1[c], gl[c] * sent, 1e-13 * sent);
      }
      for (std::size_t r = 0; r < kRows; ++r) {
        double sum = 0.0;
        for (std::size_t c = 0; c < kColumns; ++c) sum += z[r * kColumns + c] * gl[c];
        ASSERT_NEAR(a1[r], sum, 1e-13 * sum);
      }
    }
  }
}

struct Settled {
  std::vector<double> stock, orders, received, used, critical, important;
  bool operator==(const Settled&) const = default;
};

// A step of stores that are partly short; `lane` alone, or all of them.
Settled settled(const FlowSweep& sweep, std::optional<std::size_t> lane) {
  const auto own = [&](std::size_t count, std::uint32_t purpose) {
    const auto all = draws(count * kLanes, purpose);
    return lane ? lane_of(all, *lane) : all;
  };
  const auto a = draws(kColumns, 10), per_stock = draws(kColumns, 11), zero = std::vector<double>(kColumns, 0.0);
  auto arrived = own(kColumns, 14), weights = own(kColumns, 15);
  const auto output = own(kColumns, 12), wanted = own(kColumns, 13), days = own(1, 16), per_day = own(1, 17);
  Settled out{.stock = own(kColumns, 18),
              .orders = own(kColumns, 19),
              .received = own(1, 20),
              .used = own(1, 21),
              .critical = own(kColumns, 22),
              .important = own(kColumns, 23)};
  sweep.settle({.columns = kColumns,
                .per_output = a.data(),
                .per_stock = per_stock.data(),
                .not_critical = zero.data(),
                .not_important = zero.data(),
                .output = output.data(),
                .wanted = wanted.data(),
                .arrived = arrived.data(),
                .weights = weights.data(),
                .stock_days = days.data(),
                .per_limit_day = per_day.data(),
                .restock = 0.1,
                .destock = 0.5,
                .stock = out.stock.data(),
                .orders = out.orders.data(),
                .received = out.received.data(),
                .used = out.used.data(),
                .critical_limit = out.critical.data(),
                .important_limit = out.important.data()});
  double received = 0.0;
  for (std::size_t k = 0; k < arrived.size(); ++k) received += arrived[k];
  EXPECT_NEAR(std::accumulate(out.received.begin(), out.received.end(), 0.0), received, 1e-12 * received);
  return out;
}

TEST(FlowSweep, StoresSettleWithTheSameBitsForALaneAloneOrAmongOthersAndOnEveryMachine) {
  const Settled many = settled(plain_flow_sweep(kLanes), {});
  for (const auto form : forms()) {
    EXPECT_EQ(settled(form(kLanes), {}), many);
    for (std::size_t l = 0; l < kLanes; ++l) {
      const Settled alone = settled(form(1), l);
      EXPECT_EQ(alone, (Settled{lane_of(many.stock, l), lane_of(many.orders, l), lane_of(many.received, l),
                                lane_of(many.used, l), lane_of(many.critical, l), lane_of(many.important, l)}));
    }
  }
}

}  // namespace
}  // namespace noroshi::propagation
