#include "sources/feed.hpp"

#include <gtest/gtest.h>

namespace noroshi::sources {
namespace {

TEST(Feed, TakesDigitsForAnAreaNumberAndAnythingElseForAName) {
  EXPECT_EQ(area_ref(" 842 ").number, 842);
  EXPECT_EQ(area_ref("W00").scheme, AreaScheme::text);
  EXPECT_EQ(area_ref("W00").text, "W00");
  EXPECT_EQ(area_ref("99999999999999").scheme, AreaScheme::text);
  EXPECT_EQ(area_ref("").text, "");
}

TEST(Feed, SeesALostLeadingZeroInAnOddNumberOfDigits) {
  EXPECT_TRUE(lost_leading_zero("10121"));
  EXPECT_FALSE(lost_leading_zero("010121"));
}

TEST(Feed, HasWordsInBothLanguagesForEverySkippedRow) {
  for (std::size_t i = 0; i < kSkipReasons; ++i) {
    EXPECT_FALSE(describe(static_cast<SkipReason>(i)).en.empty());
    EXPECT_FALSE(describe(static_cast<SkipReason>(i)).ja.empty());
  }
}

}  // namespace
}  // namespace noroshi::sources
