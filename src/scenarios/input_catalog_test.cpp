#include "scenarios/input_catalog.hpp"

#include <gtest/gtest.h>

#include <set>

#include "scenarios/control.hpp"

namespace noroshi::scenarios {
namespace {

TEST(InputCatalog, HasARangeAndASentenceForWhatNobodyPublishes) {
  std::set<std::string_view> ids;
  for (const auto& spec : input_catalog()) {
    EXPECT_TRUE(ids.insert(spec.id).second);
    EXPECT_TRUE(rises(spec.ours) && spec.ours.low >= 0.0 && spec.ours.high <= spec.max) << spec.id;
    EXPECT_FALSE(spec.name.ja.empty() || spec.unknown.en.empty() || spec.unknown.ja.empty()) << spec.id;
  }
}

TEST(InputCatalog, NeverAssumesOneNumberForAnUnknownStock) {
  using enum GoodTier;
  for (const auto tier : {part, material, raw_material, energy, consumable, equipment}) {
    EXPECT_FALSE(assumed_stock_days(tier).is_exact());
    EXPECT_TRUE(rises(assumed_stock_days(tier)));
  }
}

TEST(InputCatalog, RefusesUnknownInputsAndRangesOutsideTheirBounds) {
  EXPECT_TRUE(check_input_range("transit_days", {10, 20, 30}).has_value());
  EXPECT_TRUE(check_input_range("indispensable.26", {0, 0.5, 1}).has_value());
  EXPECT_FALSE(check_input_range("indispensable.26", {0, 0.5, 1.5}).has_value());
  EXPECT_TRUE(check_input_range("hoarding_factor", {1, 1.5, 3}).has_value());
  EXPECT_FALSE(check_input_range("hoarding_factor", {0.5, 1.5, 3}).has_value());
  EXPECT_EQ(check_input_range("transit_day", {10, 20, 30}).error().nearest.at(0).value, "transit_days");
  EXPECT_EQ(check_input_range("home_share", Range::exactly(1.0)).error().field, "value");
  EXPECT_FALSE(check_input_range("transit_days", {30, 20, 10}).has_value());
}

}  // namespace
}  // namespace noroshi::scenarios
