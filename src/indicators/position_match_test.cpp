#include "indicators/position_match.hpp"

#include <gtest/gtest.h>

#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

TEST(PositionMatch, TellsAnEmptyPositionFromOneThatTheOtherYearSaysNothingAbout) {
  const TradeCube now = cube({{"850760", kJapan, kChina, 1},
                              {"850760", kKorea, kChina, 1},
                              {"850760", kIndia, kChina, 1},
                              {"280530", kJapan, kChina, 1}});
  const TradeCube before =
      cube({{"850760", kKorea, kChina, 1}, {"850760", kUsa, kChina, 1}, {"010121", kJapan, kChina, 1}});
  // In order of product: 280530 is no number of that year; then India (absent), Japan (buys other goods), Korea.
  EXPECT_EQ(match_positions(now, before), (std::vector<std::uint32_t>{kNotKnown, kNotKnown, kNotImported, 1}));
}

TEST(PositionMatch, WhatAnImporterWithAPartialReportDoesNotShowIsNotKnown) {
  const TradeCube now = cube({{"850760", kJapan, kChina, 1}, {"850760", kIndia, kChina, 1}});
  TradeCube before =
      cube({{"850760", kKorea, kChina, 1}, {"010121", kJapan, kChina, 1}, {"010121", kIndia, kChina, 1}});
  EXPECT_EQ(match_positions(now, before), (std::vector<std::uint32_t>{kNotImported, kNotImported}));
  before.partial_importers = {AreaCode{kJapan}};
  EXPECT_EQ(match_positions(now, before), (std::vector<std::uint32_t>{kNotImported, kNotKnown}));
}

TEST(PositionMatch, MatchingACubeWithItselfIsTheIdentity) {
  const TradeCube c = random_cube(20, 12, 5);
  const auto match = match_positions(c, c);
  for (std::uint32_t q = 0; q < match.size(); ++q) EXPECT_EQ(match[q], q);
}

TEST(PositionMatch, FollowsANumberIntoAnotherEditionUnlessItsOwnIsThere) {
  const TradeCube now = cube({{"850760", kJapan, kChina, 1}});
  TradeCube before = now;
  before.products[0] = before.products[0].renamed(Nomenclature::hs12);
  EXPECT_EQ(match_positions(now, before).front(), 0u);

  TradeCube both = cube({{"850750", kJapan, kChina, 1}, {"850760", kJapan, kChina, 1}});
  both.products[0] = now.products[0].renamed(Nomenclature::hs17);
  EXPECT_EQ(match_positions(now, both).front(), 1u);
  both.products[1] = now.products[0].renamed(Nomenclature::sitc4);
  EXPECT_EQ(match_positions(now, both).front(), 0u);
}

}  // namespace
}  // namespace noroshi::indicators
