#include "use_cases/simulate/lane_state.hpp"

#include <gtest/gtest.h>

namespace noroshi::use_cases {
namespace {

TEST(StateOfAStoppedRun, ComesBackBitByBit) {
  const std::vector<LaneLoss> lanes{{{0.1, 2.0 / 3.0}, {3, 7}, {1e-300, -0.0, 5}, 4.25},
                                    {{1, 2}, {7, 7}, {0, 0, 0}, -1}};
  const auto back = lanes_of(state_of(lanes), 2, 3);
  ASSERT_TRUE(back);
  ASSERT_EQ(back->size(), 2U);
  EXPECT_EQ(state_of(*back), state_of(lanes));
  EXPECT_EQ((*back)[0].by_industry, lanes[0].by_industry);
  EXPECT_EQ((*back)[1].abroad, -1);
}

TEST(StateOfAStoppedRun, OfNothingIsNothing) { EXPECT_TRUE(lanes_of("", 5, 365)->empty()); }

TEST(StateOfAStoppedRun, BytesOfAnotherQuestionAreRefused) {
  const std::vector<LaneLoss> lanes{{{1, 2}, {3, 4}, {5}, 6}};
  const auto back = lanes_of(state_of(lanes), 2, 2);
  ASSERT_FALSE(back);
  EXPECT_EQ(back.error().code, ErrorCode::corrupt);
}

}  // namespace
}  // namespace noroshi::use_cases
