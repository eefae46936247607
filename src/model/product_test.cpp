#include "model/product.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

ProductCode hs22(std::string_view digits) { return *ProductCode::parse(Nomenclature::hs22, digits); }

TEST(ProductCode, KeepsItsLeadingZero) {
  EXPECT_EQ(hs22("010121").digits(), "010121");
  EXPECT_NE(hs22("010121"), hs22("10121"));
}

TEST(ProductCode, HoldsTwoToTwelveDigits) {
  EXPECT_EQ(hs22("85").digits(), "85");
  EXPECT_EQ(hs22("0101210010").digits(), "0101210010");
  EXPECT_EQ(hs22("999999999999").digits(), "999999999999");
  EXPECT_FALSE(ProductCode::parse(Nomenclature::hs22, "1234567890123"));
  EXPECT_FALSE(ProductCode::parse(Nomenclature::hs22, "8507.6"));
  EXPECT_FALSE(ProductCode::parse(Nomenclature::hs22, ""));
}

TEST(ProductCode, SortsAsTextSoThatAHeadingStandsBeforeItsParts) {
  EXPECT_LT(hs22("8507"), hs22("850710"));
  EXPECT_LT(hs22("850710"), hs22("8508"));
  EXPECT_LT(hs22("0101"), hs22("8507"));
}

TEST(ProductCode, DiffersBetweenEditions) {
  EXPECT_NE(*ProductCode::parse(Nomenclature::hs12, "850760"), hs22("850760"));
}

TEST(ProductCode, IsFollowedByItsNumberOverEditionsOfTheHarmonizedSystemOnly) {
  const auto hs12 = *ProductCode::parse(Nomenclature::hs12, "850760");
  EXPECT_EQ(hs12.across_editions(), hs22("850760").across_editions());
  EXPECT_NE(hs12.across_editions(), hs22("850650").across_editions());
  const auto sitc = *ProductCode::parse(Nomenclature::sitc4, "850760");
  EXPECT_EQ(sitc.across_editions(), sitc);
  EXPECT_EQ(hs12.renamed(Nomenclature::hs22), hs22("850760"));
}

TEST(ProductCode, KnowsItsHeadings) {
  EXPECT_EQ(hs22("850760").heading(4), hs22("8507"));
  EXPECT_TRUE(hs22("8507").contains(hs22("850760")));
  EXPECT_TRUE(hs22("850760").contains(hs22("850760")));
  EXPECT_FALSE(hs22("850760").contains(hs22("8507")));
  EXPECT_FALSE(hs22("8507").contains(*ProductCode::parse(Nomenclature::hs12, "850760")));
}

TEST(Nomenclature, IsReadInEveryUsualForm) {
  for (const auto* form : {"HS22", "hs2022", "H6", "22"})
    EXPECT_EQ(parse_nomenclature(form), Nomenclature::hs22) << form;
  EXPECT_EQ(parse_nomenclature("H0"), Nomenclature::hs92);
  EXPECT_FALSE(parse_nomenclature("H7"));
}

TEST(Nomenclature, InForceFollowsTheYearsOfRevision) {
  EXPECT_EQ(hs_in_force(1990), Nomenclature::hs92);
  EXPECT_EQ(hs_in_force(2021), Nomenclature::hs17);
  EXPECT_EQ(hs_in_force(2022), Nomenclature::hs22);
}

}  // namespace
}  // namespace noroshi
