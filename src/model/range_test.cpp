#include "model/range.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

TEST(Range, ItsEndsAreTheEndsOfTheDistributionAndTheMiddleIsReachedAtItsShare) {
  const Range range{10.0, 20.0, 50.0};
  EXPECT_DOUBLE_EQ(range.at(0.0), 10.0);
  EXPECT_DOUBLE_EQ(range.at(1.0), 50.0);
  EXPECT_DOUBLE_EQ(range.at(0.25), 20.0);  // (20 - 10) / 40
}

TEST(Range, ASymmetricRangeHasItsMedianInTheMiddle) { EXPECT_DOUBLE_EQ((Range{0.0, 1.0, 2.0}.at(0.5)), 1.0); }

TEST(Range, AnExactFigureIsItselfForEveryDraw) {
  EXPECT_DOUBLE_EQ(Range::exactly(7.0).at(0.0), 7.0);
  EXPECT_DOUBLE_EQ(Range::exactly(7.0).at(0.9), 7.0);
}

TEST(Range, AMiddleAtAnEndIsAllowed) {
  EXPECT_DOUBLE_EQ((Range{0.0, 0.0, 1.0}.at(0.0)), 0.0);
  EXPECT_DOUBLE_EQ((Range{0.0, 1.0, 1.0}.at(1.0)), 1.0);
  EXPECT_LT((Range{0.0, 0.0, 1.0}.at(0.3)), (Range{0.0, 0.0, 1.0}.at(0.4)));
}

}  // namespace
}  // namespace noroshi
