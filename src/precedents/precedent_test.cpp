#include "precedents/precedent.hpp"

#include <gtest/gtest.h>

namespace noroshi::precedents {
namespace {

TEST(Precedent, TheEventOfACaseEndsWithItsYear) {
  EXPECT_EQ(event_of("tohoku2011_cars"), "tohoku2011");
  EXPECT_EQ(event_of("re2010"), "re2010");
  EXPECT_EQ(event_of("nameless_12"), "nameless_12");
}

}  // namespace
}  // namespace noroshi::precedents
