#include "sources/reference_test.hpp"

namespace noroshi::sources {
namespace {

using namespace reference_test;

TEST(BaciCodes, AreaNumbersLeadToIsoCodes) {
  const auto delivery = read(baci_countries_feed(), sample("baci_codes/country_codes_sample_invented.csv"));
  ASSERT_EQ(delivery.rows.size(), 2u);
  EXPECT_EQ(delivery.rows[0].from_scheme, "BACI");
  EXPECT_EQ(delivery.rows[0].from_code, "392");
  EXPECT_EQ(delivery.rows[0].to_code, "JPN");
  EXPECT_EQ(rejected_for(delivery, RejectReason::unknown_area), 2u);
}

TEST(BaciCodes, ProductCodesGetTheirLeadingZeroBack) {
  const auto delivery = read(baci_products_feed(), sample("baci_codes/product_codes_HS17_sample_invented.csv"));
  ASSERT_EQ(delivery.rows.size(), 2u);
  EXPECT_EQ(delivery.rows[1].code, "010190");
  EXPECT_EQ(delivery.rows[1].edition, "HS17");
  EXPECT_EQ(delivery.remarked(RemarkKind::repaired_leading_zero), 1u);
}

TEST(BaciCodes, TheWrongListIsRefused) {
  EXPECT_FALSE(baci_countries_feed().plan({"product_codes_HS17.csv", {"code", "description"}, std::nullopt, ""}));
  EXPECT_FALSE(baci_products_feed().plan({"country_codes.csv", {"country_code", "country_iso3"}, std::nullopt, ""}));
}

TEST(BaciCodes, RealListsAreReadWhole) {
  const auto folder = real_data("codes");
  if (!folder) GTEST_SKIP() << "no test data";
  const auto countries = read(baci_countries_feed(), *folder / "country_codes/baci_country_codes_V202301.csv");
  print("baci_country_codes_V202301.csv", countries);
  EXPECT_EQ(countries.rows.size(), 236u);
  EXPECT_EQ(accounted(countries), countries.rows_read);
  const auto products =
      read(baci_products_feed(), *folder / "hs_nomenclature_en/baci_product_codes_HS17_V202301.csv.gz");
  print("baci_product_codes_HS17_V202301.csv.gz", products);
  EXPECT_EQ(products.rows.size(), 5384u);
  EXPECT_EQ(accounted(products), products.rows_read);
}

}  // namespace
}  // namespace noroshi::sources
