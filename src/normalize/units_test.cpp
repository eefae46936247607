#include "normalize/units.hpp"

#include <map>
#include <set>

#include "normalize/test_data.hpp"

namespace noroshi::normalize {
namespace {

TEST(ParseUnit, ReadsTheAbbreviationsOfTheWorldCustomsOrganization) {
  EXPECT_EQ(parse_unit("kg"), (UnitMeaning{QuantityUnit::kilograms, 1.0}));
  EXPECT_EQ(parse_unit("u"), (UnitMeaning{QuantityUnit::items, 1.0}));
  EXPECT_EQ(parse_unit("2u"), (UnitMeaning{QuantityUnit::pairs, 1.0}));
  EXPECT_EQ(parse_unit("12u"), (UnitMeaning{QuantityUnit::dozens, 1.0}));
  EXPECT_EQ(parse_unit("1000 kWh"), (UnitMeaning{QuantityUnit::kilowatt_hours, 1000.0}));
  EXPECT_EQ(parse_unit("carat"), (UnitMeaning{QuantityUnit::carats, 1.0}));
  EXPECT_EQ(parse_unit("N/A"), (UnitMeaning{QuantityUnit::none, 1.0}));
  EXPECT_EQ(parse_unit("8"), parse_unit("kg"));
}

TEST(ParseUnit, ReadsTheAbbreviationsOfJapanCustoms) {
  EXPECT_EQ(parse_unit("MT"), (UnitMeaning{QuantityUnit::kilograms, 1000.0}));
  EXPECT_EQ(parse_unit("GR"), (UnitMeaning{QuantityUnit::kilograms, 0.001}));
  EXPECT_EQ(parse_unit("NO"), (UnitMeaning{QuantityUnit::items, 1.0}));
  EXPECT_EQ(parse_unit("CM"), (UnitMeaning{QuantityUnit::cubic_metres, 1.0}));
  EXPECT_EQ(parse_unit("SM"), (UnitMeaning{QuantityUnit::square_metres, 1.0}));
  EXPECT_EQ(parse_unit("CT"), (UnitMeaning{QuantityUnit::carats, 1.0}));
  EXPECT_EQ(parse_unit("TH"), (UnitMeaning{QuantityUnit::thousands, 1.0}));
  EXPECT_EQ(parse_unit("KL"), (UnitMeaning{QuantityUnit::litres, 1000.0}));
}

TEST(ParseUnit, DoesNotGuess) {
  EXPECT_FALSE(parse_unit("bushel"));
  EXPECT_FALSE(parse_unit("kgg"));
}

TEST(ParseUnit, KnowsEveryUnitOfTheRealTradeFiles) {
  const auto folder = test_data::folder() / "trade";
  NOROSHI_NEEDS_TEST_DATA(folder);
  for (const char* file : {"comtrade_battery_hs6/comtrade_imports_battery_hs6_2018_2024.csv.gz",
                           "comtrade_nickel/comtrade_nickel_2000_2024.csv.gz"}) {
    const auto rows = test_data::read_csv(folder / file);
    const auto at = test_data::column(rows, "qtyUnitAbbr");
    std::set<std::string> units;
    for (std::size_t i = 1; i < rows.size(); ++i) units.insert(rows[i].at(at));
    for (const auto& unit : units) EXPECT_TRUE(parse_unit(unit)) << unit;
  }
}

TEST(ParseUnit, KnowsTheStatisticalUnitsOfJapansTariff) {
  for (const char* unit : {"KG", "NO", "SM", "MT", "PR", "CM", "KL", "L", "DZ", "KG\n(I.I.)", "GR", "TH", "CT", "ST",
                           "KG (I.C.)", "MT (D.W.)", "M", "GT", "DT"}) {
    EXPECT_TRUE(parse_unit(unit)) << unit;
  }
  EXPECT_EQ(parse_unit("MT (D.W.)"), parse_unit("MT"));
  EXPECT_EQ(parse_unit("GT")->unit, QuantityUnit::other);
  EXPECT_FALSE(parse_unit("(D.W.)"));
}

}  // namespace
}  // namespace noroshi::normalize
