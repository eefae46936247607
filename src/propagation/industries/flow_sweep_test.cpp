#include "propagation/industries/flow_sweep.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "base/philox.hpp"

namespace noroshi::propagation {
namespace {

std::vector<double> draws(std::size_t count, std::uint32_t purpose) {
  std::vector<double> out(count);
  for (std::uint32_t k = 0; k < count; ++k) out[k] = uniform01(1, {.entity = k, .purpose = purpose});
  return out;
}

constexpr std::size_t kRows = 13, kColumns = 147;  // neither a multiple of 8 nor of 3

TEST(FlowSweep, SumsAreThoseOfTheMatrixWithTheSameBitsForALaneAloneOrAmongOthersAndOnEveryMachine) {
  const auto z = draws(kRows * kColumns, 1), u = draws(kRows * kLanes, 2), v = draws(kRows * kLanes, 3),
             g = draws(kColumns * kLanes, 4);
  std::vector<double> weights(kColumns * kLanes), shipped = weights, asked(kRows * kLanes), w1(kColumns), s1 = w1,
                                                  a1(kRows);
  for (const auto sweep_of : {flow_sweep, plain_flow_sweep}) {
    const auto many = sweep_of(kLanes), alone = sweep_of(1);
    many.down(z.data(), kRows, kColumns, u.data(), v.data(), weights.data(), shipped.data());
    many.across(z.data(), kRows, kColumns, g.data(), asked.data());
    for (std::size_t l = 0; l < kLanes; ++l) {
      std::vector<double> ul(kRows), vl(kRows), gl(kColumns);
      for (std::size_t r = 0; r < kRows; ++r) ul[r] = u[r * kLanes + l], vl[r] = v[r * kLanes + l];
      for (std::size_t c = 0; c < kColumns; ++c) gl[c] = g[c * kLanes + l];
      alone.down(z.data(), kRows, kColumns, ul.data(), vl.data(), w1.data(), s1.data());
      alone.across(z.data(), kRows, kColumns, gl.data(), a1.data());
      for (std::size_t c = 0; c < kColumns; ++c) {
        ASSERT_EQ(w1[c], weights[c * kLanes + l]);
        ASSERT_EQ(s1[c], shipped[c * kLanes + l]);
        double sum = 0.0;
        for (std::size_t r = 0; r < kRows; ++r) sum += z[r * kColumns + c] * ul[r];
        ASSERT_NEAR(w1[c], sum, 1e-13 * sum);
      }
      for (std::size_t r = 0; r < kRows; ++r) {
        ASSERT_EQ(a1[r], asked[r * kLanes + l]);
        double sum = 0.0;
        for (std::size_t c = 0; c < kColumns; ++c) sum += z[r * kColumns + c] * gl[c];
        ASSERT_NEAR(a1[r], sum, 1e-13 * sum);
      }
    }
    if (sweep_of == flow_sweep) continue;
    std::vector<double> again(kRows * kLanes);
    flow_sweep(kLanes).across(z.data(), kRows, kColumns, g.data(), again.data());
    EXPECT_EQ(again, asked);
  }
}

}  // namespace
}  // namespace noroshi::propagation
