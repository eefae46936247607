#include "indicators/group_dependence.hpp"

#include <gtest/gtest.h>

#include "indicators/example_cube.hpp"

namespace noroshi::indicators {
namespace {

using namespace example;

constexpr AreaCode kMembers[] = {AreaCode{kGermany}, AreaCode{kFrance}};

TEST(ReverseDependence, CountsTheMembersAsOneSupplier) {
  // Japan: Germany 30, France 30, USA 40: each below half, together 60 %; HHI of (60, 40) = 0.52.
  const TradeYear y = year({{"848620", kJapan, kGermany, 30},
                            {"848620", kJapan, kFrance, 30},
                            {"848620", kJapan, kUsa, 40},
                            {"848620", kKorea, kGermany, 40},
                            {"848620", kKorea, kUsa, 60}});
  const auto rows = *reverse_dependence(y, kMembers);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].partner.value, kJapan);
  EXPECT_DOUBLE_EQ(rows[0].group_share, 0.6);
  EXPECT_DOUBLE_EQ(rows[0].hhi, 0.52);
  EXPECT_DOUBLE_EQ(rows[0].imports_usd, 100);
}

TEST(ReverseDependence, LeavesOutTheMembersThemselvesAndIsStrictAtTheThresholds) {
  const TradeYear y =
      year({{"848620", kFrance, kGermany, 9}, {"848620", kJapan, kGermany, 5}, {"848620", kJapan, kUsa, 5}});
  EXPECT_TRUE(reverse_dependence(y, kMembers)->empty());  // Japan: exactly half
  EXPECT_EQ(reverse_dependence(y, kMembers, {.share = 0.49})->size(), 1u);
  EXPECT_TRUE(reverse_dependence(y, kMembers, {.share = 0.49, .hhi = 0.5})->empty());
}

TEST(ReverseDependence, DoesNotDependOnTheOrderOfTheMembersAndGrowsWithTheGroup) {
  const TradeYear y = compute_trade_year(random_cube(40, 20, 5));
  const AreaCode ab[] = {AreaCode{1}, AreaCode{2}}, ba[] = {AreaCode{2}, AreaCode{1}}, a[] = {AreaCode{1}};
  const auto both = reverse_dependence(y, ab)->size();
  EXPECT_EQ(both, reverse_dependence(y, ba)->size());
  EXPECT_GT(both, reverse_dependence(y, a)->size());
}

TEST(CommonDependence, ListsTheMembersThatLeanOnTheSameOutsider) {
  const AreaCode members[] = {AreaCode{kJapan}, AreaCode{kKorea}, AreaCode{kGermany}};
  const TradeYear y = year({{"280530", kJapan, kChina, 80},
                            {"280530", kJapan, kUsa, 20},
                            {"280530", kKorea, kChina, 90},
                            {"280530", kKorea, kUsa, 10},
                            {"280530", kGermany, kUsa, 10},
                            {"280530", kIndia, kChina, 10}});
  const auto rows = *common_dependence(y, members);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].supplier.value, kChina);
  EXPECT_EQ(rows[0].dependent, (std::vector{AreaCode{kJapan}, AreaCode{kKorea}}));
  EXPECT_EQ(rows[0].importing_members, 3);
  EXPECT_DOUBLE_EQ(rows[0].imports_usd, 170);
  EXPECT_EQ(common_dependence(y, members, {.dependent_members = 1})->size(), 2u);
  EXPECT_TRUE(common_dependence(y, members, {.dependent_members = 3})->empty());
}

TEST(CommonDependence, LeaningOnAMemberIsNotACommonDependence) {
  const AreaCode members[] = {AreaCode{kJapan}, AreaCode{kKorea}, AreaCode{kGermany}};
  const TradeYear y = year({{"280530", kJapan, kGermany, 80}, {"280530", kKorea, kGermany, 90}});
  EXPECT_TRUE(common_dependence(y, members)->empty());
}

TEST(GroupDependence, RefusesAnEmptyGroupAMemberTwiceAndAShareAboveOne) {
  const TradeYear y = year({{"280530", kJapan, kChina, 80}});
  const AreaCode twice[] = {AreaCode{kJapan}, AreaCode{kJapan}};
  EXPECT_EQ(reverse_dependence(y, {}).error().where, "members");
  EXPECT_EQ(common_dependence(y, twice).error().where, "members");
  EXPECT_EQ(common_dependence(y, kMembers, {.share = 50}).error().where, "options");
}

}  // namespace
}  // namespace noroshi::indicators
