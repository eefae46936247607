#include "model/standing.hpp"

#include <gtest/gtest.h>

#include <set>

namespace noroshi {
namespace {

TEST(Standing, IsReadBackFromItsName) {
  for (std::size_t i = 0; i < kStandings; ++i) {
    const auto standing = static_cast<Standing>(i);
    EXPECT_EQ(parse_standing(name_of(standing)), standing);
  }
  EXPECT_FALSE(parse_standing(""));
  EXPECT_FALSE(parse_standing("Reporter"));
}

TEST(Standing, HasWordsOfItsOwnInBothLanguages) {
  std::set<std::string_view> en, ja;
  for (std::size_t i = 0; i < kStandings; ++i) {
    en.insert(describe(static_cast<Standing>(i)).en);
    ja.insert(describe(static_cast<Standing>(i)).ja);
  }
  EXPECT_EQ(en.size(), kStandings);
  EXPECT_EQ(ja.size(), kStandings);
}

TEST(Standing, ComparesTheMostTrustedFirst) {
  EXPECT_LT(Standing::reconciled, Standing::reporter);
  EXPECT_LT(Standing::reporter, Standing::extract);
  EXPECT_LT(Standing::extract, Standing::national);
  EXPECT_LT(Standing::national, Standing::own);
  EXPECT_LT(Standing::own, Standing::cited);
}

}  // namespace
}  // namespace noroshi
