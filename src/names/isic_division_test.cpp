#include "names/isic_division.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace noroshi {
namespace {

TEST(IsicDivision, KnowsAllDivisionsByTheirTwoDigits) {
  for (const auto& division : isic_divisions()) {
    EXPECT_EQ(find_isic_division(division.code), &division);
    EXPECT_FALSE(division.name.en.empty() || division.name.ja.empty()) << division.code;
  }
  EXPECT_EQ(find_isic_division("26")->name.en, "electronics and optics");
}

TEST(IsicDivision, StandInTheOrderOfTheirCodesWithoutARepetition) {
  const auto& all = isic_divisions();
  EXPECT_EQ(std::ranges::adjacent_find(all, std::ranges::greater_equal{}, &IsicDivision::code), all.end());
}

TEST(IsicDivision, SectionsGroupsAndUnusedNumbersAreNone) {
  for (const auto* code : {"", "C", "4", "04", "34", "44", "261", "99 "}) EXPECT_EQ(find_isic_division(code), nullptr);
}

}  // namespace
}  // namespace noroshi
