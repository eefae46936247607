#include "sources/concordance/scheme_name.hpp"

#include <gtest/gtest.h>

namespace noroshi::sources {
namespace {

std::string scheme(std::string_view header) {
  const auto column = read_code_column(header);
  return column ? column->scheme : "none";
}

TEST(SchemeName, IsReadInTheWritingsOfSeveralPublishers) {
  EXPECT_EQ(scheme("HS0_6d"), "HS92");
  EXPECT_EQ(scheme("HS6_6d"), "HS22");
  EXPECT_EQ(scheme("HS_6d"), "HS");
  EXPECT_EQ(scheme("HS 2017"), "HS17");
  EXPECT_EQ(scheme("From HS2022"), "HS22");
  EXPECT_EQ(scheme("H5"), "HS17");
  EXPECT_EQ(scheme("ISIC3.1_4d"), "ISIC31");
  EXPECT_EQ(scheme("ISIC Rev. 4"), "ISIC4");
  EXPECT_EQ(scheme("SITC Rev.3"), "SITC3");
  EXPECT_EQ(scheme("gtap_code"), "GTAP");
  EXPECT_EQ(scheme("WIOT2013_c"), "WIOD2013");
  EXPECT_EQ(scheme("NAICS_6d"), "NAICS");
  EXPECT_EQ(scheme("hs10"), "HTS");
}

TEST(SchemeName, SixDigitsAreNotTheSixthEdition) {
  EXPECT_EQ(scheme("hs6_code"), "HS?");
  EXPECT_EQ(read_code_column("HS6_4d")->digits, 4);
}

TEST(SchemeName, OtherColumnsAreNoCodes) {
  for (const auto* header : {"description", "Relationship", "WIOT2013_n", "CPC21Part", "sigma", "HS", ""}) {
    EXPECT_EQ(scheme(header), header == std::string{"HS"} ? "HS" : "none") << header;
  }
}

TEST(CodeCheck, FiveDigitsOfTheHarmonizedSystemLostOneZero) {
  const auto checked = check_code({"HS17", 6}, "10121");
  EXPECT_EQ(checked.code, "010121");
  EXPECT_TRUE(checked.repaired);
  EXPECT_EQ(check_code({"HS17", 6}, "1011").fault, CodeFault::lost_leading_zero);
  EXPECT_EQ(check_code({"HS17", std::nullopt}, "1011").fault, CodeFault::none);  // a heading
  EXPECT_EQ(check_code({"HS17", 6}, "0101.21").code, "010121");
}

TEST(CodeCheck, AShortCodeOfSitcIsNotGuessed) {
  EXPECT_EQ(check_code({"SITC3", 5}, "7521").fault, CodeFault::lost_leading_zero);
  EXPECT_EQ(check_code({"SITC3", std::nullopt}, "7521").fault, CodeFault::none);
  EXPECT_EQ(check_code({"SITC3", 5}, "II000").fault, CodeFault::malformed);
}

TEST(CodeCheck, IsicGetsItsZeroBackOnlyWhenTheHeaderDeclaresTheLength) {
  EXPECT_EQ(check_code({"ISIC4", 4}, "141").code, "0141");
  EXPECT_EQ(check_code({"ISIC4", std::nullopt}, "141").code, "141");
  EXPECT_FALSE(check_code({"ISIC2", 4}, "111").repaired);  // no division of ISIC 2 begins with a zero
  EXPECT_EQ(check_code({"NAICS", 6}, "1123XX").code, "1123XX");
  EXPECT_EQ(check_code({"BEA", std::nullopt}, "").fault, CodeFault::malformed);
}

}  // namespace
}  // namespace noroshi::sources
