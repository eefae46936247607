#include "names/trimming.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

TEST(Trimming, takes_what_cannot_be_seen_off_both_ends) {
  EXPECT_EQ(trimmed(" \t\r\n Japan \t\r\n"), "Japan");
  EXPECT_EQ(trimmed("\xC2\xA0 \xC2\xA0Japan\xC2\xA0"), "Japan") << "no-break spaces";
  EXPECT_EQ(trimmed("\xEF\xBB\xBFperiod"), "period") << "byte-order mark";
  EXPECT_EQ(trimmed("South  Africa"), "South  Africa");
  EXPECT_EQ(trimmed(" \xC2\xA0\n"), "");
  EXPECT_EQ(trimmed(""), "");
}

TEST(Trimming, never_splits_a_character) {
  EXPECT_EQ(trimmed("\xC3\xA0"), "\xC3\xA0") << "à ends with a byte of the no-break space";
  EXPECT_EQ(trimmed("\xEF\xBB\xBF\xEF\xBC\xA1"), "\xEF\xBC\xA1") << "Ａ begins with a byte of the byte-order mark";
}

}  // namespace
}  // namespace noroshi
