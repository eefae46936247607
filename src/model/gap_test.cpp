#include "model/gap.hpp"

#include <gtest/gtest.h>

#include <set>

namespace noroshi {
namespace {

TEST(Gap, EveryGapHasItsOwnNameAndWordsInBothLanguages) {
  std::set<std::string_view> names;
  for (std::size_t i = 1; i < kGaps; ++i) {
    const auto gap = static_cast<Gap>(i);
    EXPECT_TRUE(names.insert(name_of(gap)).second);
    EXPECT_EQ(parse_gap(name_of(gap)), gap);
    EXPECT_FALSE(std::string_view{describe(gap).en}.empty());
    EXPECT_FALSE(std::string_view{describe(gap).ja}.empty());
  }
}

TEST(Gap, MonthsAndMembersAreCounted) {
  EXPECT_EQ(describe(Shortfall{.gap = Gap::months_missing, .have = 0b11, .of = 12}).en, "months 1-2 of 12");
  EXPECT_EQ(describe(Shortfall{.gap = Gap::months_missing, .have = 0b1000'0001'0111, .of = 12}).en,
            "months 1-3, 5, 12 of 12");
  EXPECT_EQ(describe(Shortfall{.gap = Gap::members_missing, .have = 1, .of = 27, .share = 0.18f}).en,
            "1 of 27 members (18 % of usual imports)");
  EXPECT_EQ(describe(Shortfall{.gap = Gap::partners_listed}).en, "only listed partners");
}

}  // namespace
}  // namespace noroshi
