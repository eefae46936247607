#include "names/letter_case.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

TEST(LetterCase, changes_ascii_letters_and_nothing_else) {
  EXPECT_EQ(to_lower("HS-2022 Çé 希"), "hs-2022 Çé 希");
  EXPECT_EQ(to_upper("hs-2022 çé 希"), "HS-2022 çé 希");
  EXPECT_EQ(to_lower("@[`{"), "@[`{") << "the neighbours of the letters";
  EXPECT_EQ(to_upper("@[`{"), "@[`{");
}

TEST(LetterCase, texts_are_equal_when_only_the_case_differs) {
  EXPECT_TRUE(equal_ignoring_case("eXplain", "EXPLAIN"));
  EXPECT_FALSE(equal_ignoring_case("explain", "explain "));
  EXPECT_FALSE(equal_ignoring_case("", "a"));
  EXPECT_TRUE(equal_ignoring_case("", ""));
}

}  // namespace
}  // namespace noroshi
