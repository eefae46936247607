#include "model/trade_frame.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

TEST(TradeFrame, ADeclaredFrameReadsBackFromItsWords) {
  const DeclaredFrame frame{.partners = Extent::all, .destinations = Extent::listed, .products = Extent::listed};
  EXPECT_EQ(name_of(frame), "partners=all destinations=listed products=listed reporters=not_said");
  EXPECT_EQ(parse_frame(name_of(frame)), frame);
  EXPECT_EQ(parse_frame(""), DeclaredFrame{});
}

TEST(TradeFrame, UnknownWordsAreNoFrame) {
  EXPECT_FALSE(parse_frame("partners=some"));
  EXPECT_FALSE(parse_frame("sellers=all"));
  EXPECT_FALSE(parse_frame("partners"));
}

}  // namespace
}  // namespace noroshi
