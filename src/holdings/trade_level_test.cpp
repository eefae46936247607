#include "holdings/trade_level.hpp"

#include <gtest/gtest.h>

namespace noroshi::holdings {
namespace {

constexpr auto k17 = Nomenclature::hs17, k22 = Nomenclature::hs22, kSitc = Nomenclature::sitc4;
constexpr TradeLevel kSix{};

normalize::ProductHolding held(Nomenclature nomenclature, std::string_view digits, std::uint64_t rows = 1) {
  return {*ProductCode::parse(nomenclature, digits), rows, 10.0 * static_cast<double>(rows)};
}

TEST(ChooseLevel, IsSixDigitsOfTheHarmonizedSystemWhenThereAreAny) {
  EXPECT_EQ(choose_level(std::vector{held(k22, "85"), held(kSitc, "776"), held(k17, "850760")}), kSix);
}

TEST(ChooseLevel, IsTheLevelWithMostProductsElsewhere) {
  EXPECT_EQ(choose_level(std::vector{held(k22, "8507600010"), held(k22, "8507600020"), held(k22, "8542")}),
            (TradeLevel{Nomenclature::hs92, 10}));
  EXPECT_EQ(choose_level(std::vector{held(kSitc, "776"), held(kSitc, "778"), held(k22, "85")}), (TradeLevel{kSitc, 3}));
  EXPECT_EQ(choose_level({}), kSix);
}

TEST(ChooseLevel, FollowsTheCodesThatAreAskedFor) {
  const std::vector all{held(k22, "8542"), held(k22, "850760"), held(k22, "8507600010")};
  EXPECT_EQ(choose_level(all, std::vector<std::string>{"8542"}), (TradeLevel{Nomenclature::hs92, 4}));
  EXPECT_EQ(choose_level(all, std::vector<std::string>{"8507"}), kSix);
  EXPECT_EQ(choose_level(all, std::vector<std::string>{"8507600010"}), (TradeLevel{Nomenclature::hs92, 10}));
  EXPECT_EQ(choose_level(all, std::vector<std::string>{"0101"}), kSix);  // not held: as if nothing were asked
}

TEST(LevelFilter, CountsNoTradeTwice) {
  const std::vector all{held(k22, "85"),         held(k22, "8507", 2), held(k17, "850760"),  held(k22, "850760"),
                        held(k22, "8507600010"), held(k22, "8542"),    held(kSitc, "776", 3)};
  const LevelFilter filter{all, kSix};
  EXPECT_TRUE(filter.keeps(*ProductCode::parse(k22, "850760")));
  EXPECT_TRUE(filter.keeps(*ProductCode::parse(k22, "8542")));   // none of its parts is held
  EXPECT_FALSE(filter.keeps(*ProductCode::parse(k22, "8507")));  // 850760 says it
  EXPECT_FALSE(filter.keeps(*ProductCode::parse(k22, "85")));
  EXPECT_FALSE(filter.keeps(*ProductCode::parse(k22, "8507600010")));
  EXPECT_FALSE(filter.keeps(*ProductCode::parse(kSitc, "776")));
  ASSERT_EQ(filter.left_out().size(), 4U);  // two, four and ten digits, SITC
  EXPECT_EQ(filter.left_out()[1].rows, 2U);
  EXPECT_EQ(filter.left_out()[3].value_usd, 30.0);
  const auto notes = notes_on_levels(filter);
  ASSERT_EQ(notes.size(), 4U);
  EXPECT_NE(notes[1].en.find("HS, 4 digits (1 codes, 2 rows)"), std::string::npos) << notes[1].en;
}

TEST(LevelFilter, TakesAPartInAnOlderEditionForAPart) {
  EXPECT_FALSE(
      LevelFilter(std::vector{held(k22, "8507"), held(k17, "850760")}, kSix).keeps(*ProductCode::parse(k22, "8507")));
}

TEST(LevelFilter, AFewPartsDoNotStandForTheirHeading) {
  const auto heading = *ProductCode::parse(k22, "8542");
  EXPECT_TRUE(LevelFilter(std::vector{held(k22, "8542", 5), held(k22, "854232", 2)}, kSix).keeps(heading));
  EXPECT_FALSE(
      LevelFilter(std::vector{held(k22, "8542", 5), held(k22, "854232", 2), held(k22, "854239")}, kSix).keeps(heading));
}

TEST(LevelFilter, LeavesOutWhatIsNoGood) {
  const std::vector all{held(k22, "999999", 4), held(k22, "9801"), held(k22, "850760"), held(kSitc, "99")};
  const LevelFilter filter{all, kSix};
  EXPECT_FALSE(filter.keeps(*ProductCode::parse(k22, "999999")));
  EXPECT_FALSE(filter.keeps(*ProductCode::parse(k22, "9801")));
  EXPECT_EQ(filter.no_goods().rows, 5U);
  EXPECT_EQ(filter.left_out().size(), 1U);  // SITC: its 99 is another number
}

}  // namespace
}  // namespace noroshi::holdings
