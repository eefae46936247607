#include "normalize/filler_values.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace noroshi::normalize {
namespace {

TEST(FillerValues, OneValueForMostPartnersIsAFiller) {
  const auto found = filler_among(std::vector{28'353.656, 28'353.656, 5.0, 28'353.656, 28'353.656, 28'353.656});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->value, 28'353.656);
  EXPECT_EQ(found->rows, 5u);
}

TEST(FillerValues, FewPartnersSmallValuesAndLessThanThreeQuartersAreNone) {
  EXPECT_FALSE(filler_among(std::vector<double>(4, 50'000.0)));
  EXPECT_FALSE(filler_among(std::vector<double>(50, 0.0)));
  EXPECT_FALSE(filler_among(std::vector<double>(50, 999.0)));
  EXPECT_FALSE(filler_among(std::vector{2e4, 2e4, 2e4, 2e4, 2e4, 1e4, 3e4}));  // 5 of 7
  EXPECT_TRUE(filler_among(std::vector{2e4, 2e4, 2e4, 2e4, 2e4, 2e4, 3e4, 1e4}));
  EXPECT_FALSE(filler_among({}));
}

TEST(FillerValues, DoNotDependOnTheOrderOfTheRows) {
  std::vector<double> values{1.0, 2.0, 3e3, 3e3, 3e3, 3e3, 3e3, 3e3};
  for (std::size_t shift = 0; shift < values.size(); ++shift) {
    std::rotate(values.begin(), values.begin() + 1, values.end());
    EXPECT_TRUE(filler_among(values));
  }
}

}  // namespace
}  // namespace noroshi::normalize
