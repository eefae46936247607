#include "propagation/static/supplier_exposure.hpp"

#include <gtest/gtest.h>

#include "propagation/static/example_tables.hpp"

namespace noroshi::propagation {
namespace {

SupplierGroups by_region(const IoTable& table) {
  SupplierGroups groups;
  std::vector<std::string> regions;
  for (const auto& industry : table.industries) {
    if (regions.empty() || regions.back() != industry.region) regions.push_back(industry.region);
    groups.group_of.push_back(regions.size() - 1);
  }
  groups.count = regions.size();
  return groups;
}

TEST(SupplierExposure, IsAsWorkedOutByHand) {
  const auto table = example::two_regions();
  const auto system = LeontiefSystem::of(table);
  ASSERT_TRUE(system);
  const auto abroad = SupplierLookThrough{*system, by_region(table)}.of(0, 1);
  ASSERT_TRUE(abroad);
  EXPECT_NEAR(abroad->total, 0.3 / 1.1, 1e-14);
  EXPECT_NEAR(abroad->face, 0.3 * 0.61 / 1.1, 1e-14);
  EXPECT_NEAR(abroad->hidden(), 0.106364, 5e-7);
  EXPECT_NEAR(abroad->pass_through, 0.491803, 5e-7);
  EXPECT_NEAR(abroad->value_added, 0.344262, 5e-7);
}

TEST(SupplierExposure, SharesOfAllRegionsAddUpToOneAndNoneIsHiddenBelowNothing) {
  const auto table = example::drawn_table(4, 5);
  const auto system = LeontiefSystem::of(table);
  ASSERT_TRUE(system);
  const SupplierLookThrough through{*system, by_region(table)};
  for (std::size_t j = 0; j < system->size(); ++j) {
    double total = 0.0, value_added = 0.0;
    for (std::size_t g = 0; g < 4; ++g) {
      const auto exposure = through.of(j, g);
      ASSERT_TRUE(exposure);
      EXPECT_GE(exposure->hidden(), 0.0);
      EXPECT_NEAR(exposure->face + exposure->hidden(), exposure->total, 1e-15);
      total += exposure->total;
      value_added += exposure->value_added;
    }
    EXPECT_NEAR(total, 1.0, 1e-13);
    EXPECT_NEAR(value_added, 1.0, 1e-13);
  }
}

TEST(SupplierExposure, SeveralBuyersWeighByWhatTheySellToFinalUsers) {
  const auto table = example::two_regions();
  const auto system = LeontiefSystem::of(table);
  ASSERT_TRUE(system);
  const SupplierLookThrough through{*system, by_region(table)};
  const std::vector<std::size_t> both{0, 1};
  const auto exposure = through.of(both, 1);
  ASSERT_TRUE(exposure);
  // (.3 x 100 + .8 x 50) / (1.1 x 100 + .9 x 50)
  EXPECT_NEAR(exposure->total, 70.0 / 155.0, 1e-14);
  EXPECT_NEAR(exposure->value_added, (100.0 * 0.344262295 + 50.0 * 0.7 * 0.8 / 0.61) / 150.0, 1e-9);
}

TEST(SupplierExposure, ARegionThatTradesWithNobodyIsNobodysSupplier) {
  auto table = example::drawn_table(3, 4);
  for (std::size_t i = 0; i < 12; ++i) {
    for (std::size_t j = 0; j < 12; ++j) {
      if ((i / 4 == 2) != (j / 4 == 2)) table.intermediate(i, j) = 0.0;
    }
  }
  const auto system = LeontiefSystem::of(table);
  ASSERT_TRUE(system);
  const SupplierLookThrough through{*system, by_region(table)};
  for (std::size_t j = 0; j < 12; ++j) {
    const bool alone = j / 4 == 2;
    for (std::size_t g = 0; g < 3; ++g) {
      if (alone == (g == 2)) continue;
      const auto exposure = through.of(j, g);
      ASSERT_TRUE(exposure);
      EXPECT_EQ(exposure->total, 0.0);
      EXPECT_EQ(exposure->pass_through, 0.0);
      EXPECT_EQ(exposure->value_added, 0.0);
    }
  }
}

TEST(SupplierExposure, TheOrderOfIndustriesDoesNotMatter) {
  const auto table = example::drawn_table(3, 3);
  auto turned = table;
  const auto groups = by_region(table);
  SupplierGroups turned_groups{std::vector<std::size_t>(9), 3};
  for (std::size_t i = 0; i < 9; ++i) {
    turned_groups.group_of[8 - i] = groups.group_of[i];
    turned.industries[8 - i] = table.industries[i];
    for (std::size_t j = 0; j < 9; ++j) turned.intermediate(8 - i, 8 - j) = table.intermediate(i, j);
    for (std::size_t k = 0; k < 2; ++k) turned.final_demand(8 - i, k) = table.final_demand(i, k);
  }
  const auto system = LeontiefSystem::of(table), turned_system = LeontiefSystem::of(turned);
  ASSERT_TRUE(system && turned_system);
  const SupplierLookThrough through{*system, groups}, turned_through{*turned_system, turned_groups};
  for (std::size_t j = 0; j < 9; ++j) {
    for (std::size_t g = 0; g < 3; ++g) {
      EXPECT_NEAR(through.of(j, g)->total, turned_through.of(8 - j, g)->total, 1e-14);
      EXPECT_NEAR(through.of(j, g)->face, turned_through.of(8 - j, g)->face, 1e-14);
    }
  }
}

TEST(SupplierExposure, IsUnknownOfAnIndustryWithoutOutput) {
  auto table = example::drawn_table(2, 2);
  for (std::size_t j = 0; j < 4; ++j) table.intermediate(1, j) = 0.0;
  table.final_demand(1, 0) = table.final_demand(1, 1) = 0.0;
  const auto system = LeontiefSystem::of(table);
  ASSERT_TRUE(system);
  const SupplierLookThrough through{*system, by_region(table)};
  EXPECT_FALSE(through.of(1, 1));
  EXPECT_TRUE(through.of(0, 1));
}

}  // namespace
}  // namespace noroshi::propagation
