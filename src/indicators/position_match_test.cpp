#include "indicators/position_match.hpp"

#include <gtest/gtest.h>

#include "indicators/example_cube.hpp"

namespace noroshi {
namespace {

using namespace example;

TEST(PositionMatch, FindsTheSameProductAndImporterInAnotherYearAndNothingElse) {
  const TradeCube now =
      cube({{"850760", kJapan, kChina, 1}, {"850760", kKorea, kChina, 1}, {"280530", kJapan, kChina, 1}});
  const TradeCube before =
      cube({{"850760", kKorea, kChina, 1}, {"850760", kUsa, kChina, 1}, {"010121", kJapan, kChina, 1}});
  EXPECT_EQ(match_positions(now, before), (std::vector<std::uint32_t>{kNoPosition, kNoPosition, 1}));
}

TEST(PositionMatch, MatchingACubeWithItselfIsTheIdentity) {
  const TradeCube c = random_cube(20, 12, 5);
  const auto match = match_positions(c, c);
  for (std::uint32_t q = 0; q < match.size(); ++q) EXPECT_EQ(match[q], q);
}

TEST(PositionMatch, CodesOfAnotherEditionAreOtherProducts) {
  const TradeCube now = cube({{"850760", kJapan, kChina, 1}});
  TradeCube before = now;
  before.products[0] = *ProductCode::parse(Nomenclature::hs12, "850760");
  EXPECT_EQ(match_positions(now, before).front(), kNoPosition);
}

TEST(FindPosition, FindsOnePositionByNameAndSaysWhenThereIsNone) {
  const TradeCube c =
      cube({{"280530", kJapan, kChina, 1}, {"850760", kJapan, kChina, 1}, {"850760", kKorea, kChina, 1}});
  EXPECT_EQ(find_position(c, product("850760"), AreaCode{kKorea}), 2u);
  EXPECT_EQ(find_position(c, product("280530"), AreaCode{kKorea}), kNoPosition);
  EXPECT_EQ(find_position(c, product("999999"), AreaCode{kJapan}), kNoPosition);
}

}  // namespace
}  // namespace noroshi
