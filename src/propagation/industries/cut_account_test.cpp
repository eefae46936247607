#include "propagation/industries/cut_account.hpp"

#include <gtest/gtest.h>

#include "propagation/industries/example_economy.hpp"

namespace noroshi::propagation {
namespace {

TEST(CutAccount, SaysWhatACutTouchesAndWhoElseSells) {
  const auto flows = example::flows_of(example::metal_and_parts());
  const auto a = account_of({"metal", "B", "A", Path::block(0.8, 5, 35)}, flows, {});
  EXPECT_DOUBLE_EQ(a.flow, 4.0);
  EXPECT_DOUBLE_EQ(a.critical, 4.0);
  EXPECT_DOUBLE_EQ(a.other_origins, 2.0);
  EXPECT_DOUBLE_EQ(a.days_cut, 30.0);
  EXPECT_EQ(a.shortest_cover_days, 90.0);
  const auto reasons = reasons_for_calm(a);
  ASSERT_EQ(reasons.size(), 2u);  // stocks outlast it; other origins
  EXPECT_NE(reasons[0].en.find("90 days outlast the 30 days"), std::string::npos);
}

TEST(CutAccount, ACutThatMovesNothingSaysWhy) {
  const auto flows = example::flows_of(example::metal_and_parts());
  IndustryParameters p;
  p.classes = {{"metal", "", InputClass::other}};
  const auto by_class = reasons_for_calm(account_of({"metal", "B", "A", Path::block(1.0, 0, 1e6)}, flows, p));
  ASSERT_FALSE(by_class.empty());
  EXPECT_NE(by_class[0].en.find("class other"), std::string::npos);
  const auto to_users = reasons_for_calm(account_of({"service", "B", "A", Path::block(1.0, 0, 1e6)}, flows, {}));
  ASSERT_EQ(to_users.size(), 1u);
  EXPECT_NE(to_users[0].en.find("final users"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::propagation
