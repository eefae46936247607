#include "holdings/good_supply.hpp"

#include "holdings/test_workspace.hpp"

namespace noroshi::holdings {
namespace {
using example::bought;

class SupplyOfAGood : public example::WorkspaceTest {
 protected:
  static TradeRecord weighed(std::uint16_t partner, const std::string& code, Period period, double usd, double kg) {
    auto record = bought(392, partner, code, period, usd);
    record.mass_kg = kg;
    record.set(Mark::mass_known);
    return record;
  }
  [[nodiscard]] Result<GoodSupply> asked(const std::string& good) const {
    auto workspace = opened();
    const auto importer = choose_importer(workspace.areas(), workspace.groups(), "JPN", workspace.today());
    const auto chosen = choose_good(workspace, good, UnknownCode::taken);
    if (!importer || !chosen) return fail(ErrorCode::not_found, {"the test asks for what is not there", ""});
    return good_supply(workspace, *chosen, *importer);
  }
};

TEST_F(SupplyOfAGood, TheNewestWholeYearOfTheImportersOwnReportsLargestOriginFirst) {
  store("comtrade", {weighed(410, "382490", {2022, 0}, 20, 2), weighed(156, "382490", {2022, 0}, 80, 4),
                     weighed(899, "382490", {2022, 0}, 5, 1), weighed(156, "382490", {2021, 0}, 500, 4),
                     weighed(156, "382490", {2023, 1}, 7, 1)});
  const auto supply = asked("382490");
  ASSERT_TRUE(supply) << supply.error().message.en;
  EXPECT_EQ(supply->year, 2022);  // of 2023 only January is there
  ASSERT_EQ(supply->origins.size(), 2u);
  EXPECT_EQ(supply->origins[0].area, AreaCode{156});
  EXPECT_DOUBLE_EQ(supply->origins[0].value_usd, 80);
  EXPECT_DOUBLE_EQ(supply->unidentified_usd, 5);
  EXPECT_DOUBLE_EQ(supply->imports_usd(), 105);
  EXPECT_DOUBLE_EQ(*supply->imports_kg(), 6);
  EXPECT_FALSE(supply->exports_known);
}

TEST_F(SupplyOfAGood, AnOriginWithoutAWeightLeavesTheTotalWeightUnknown) {
  store("comtrade", {weighed(410, "382490", {2022, 0}, 20, 2), bought(392, 156, "382490", {2022, 0}, 80)});
  const auto supply = asked("382490");
  ASSERT_TRUE(supply);
  EXPECT_FALSE(supply->imports_kg());
}

TEST_F(SupplyOfAGood, PartOfAYearIsSaidWhereNoWholeOneIsThere) {
  store("comtrade", {weighed(156, "382490", {2023, 1}, 7, 1), weighed(156, "382490", {2023, 2}, 8, 1)});
  const auto supply = asked("382490");
  ASSERT_TRUE(supply);
  EXPECT_EQ(supply->months, 2);
  EXPECT_DOUBLE_EQ(supply->imports_usd(), 15);
}

TEST_F(SupplyOfAGood, WhatItsOriginsMayLackIsSaidInTheWordsOfEveryGap) {
  store("comtrade", {weighed(156, "382490", {2023, 1}, 7, 1), weighed(156, "382490", {2023, 2}, 8, 1)});
  EXPECT_EQ(describe(asked("382490")->shortfall).en, "months 1-2 of 12");
  store("comtrade", {weighed(156, "382490", {2022, 0}, 80, 4)});
  EXPECT_EQ(asked("382490")->shortfall.gap, Gap::partners_listed) << "nobody says that China is all";
  store("baci", {weighed(156, "382491", {2022, 0}, 80, 4)});
  EXPECT_EQ(asked("382491")->shortfall, Shortfall{}) << "reconciled data name every partner";
}

TEST_F(SupplyOfAGood, LinesBelowAHeadingAreNotAddedToIt) {
  store("comtrade", {weighed(156, "382490", {2022, 0}, 80, 4), weighed(156, "38249010", {2022, 0}, 30, 1)});
  const auto supply = asked("382490");
  ASSERT_TRUE(supply);
  EXPECT_DOUBLE_EQ(supply->imports_usd(), 80);
}

TEST_F(SupplyOfAGood, ExportsOfTheImporterAreItsOwnToTheWorld) {
  auto sold = weighed(410, "382490", {2022, 0}, 9, 1);
  sold.flow = Flow::export_;
  store("comtrade", {weighed(156, "382490", {2022, 0}, 80, 4), sold});
  const auto supply = asked("382490");
  ASSERT_TRUE(supply);
  EXPECT_TRUE(supply->exports_known);
  EXPECT_DOUBLE_EQ(supply->exports_usd, 9);
}

TEST_F(SupplyOfAGood, AGoodThatNobodyLoadedIsNotFound) {
  const auto supply = asked("382491");
  ASSERT_FALSE(supply);
  EXPECT_EQ(supply.error().code, ErrorCode::not_found);
  EXPECT_EQ(supply.error().field, "good");
}

}  // namespace
}  // namespace noroshi::holdings
