#include "holdings/product_choice.hpp"

#include <gtest/gtest.h>

namespace noroshi::holdings {
namespace {

TEST(ProductChoice, AHeadingTakesAllBelowItAndNothingTakesEverything) {
  const auto magnets = *ProductCode::parse(Nomenclature::hs22, "850511");
  EXPECT_TRUE(asked_for({}, magnets));
  EXPECT_TRUE(asked_for({"2805", "8505"}, magnets));
  EXPECT_FALSE(asked_for({"850512"}, magnets));
  EXPECT_FALSE(asked_for({"8505110"}, magnets));
}

TEST(ProductChoice, IsDigitsOnly) {
  EXPECT_TRUE(check_products({"28", "850511", "280461200000"}));
  for (const char* wrong : {"", "2", "85051a", "8505 11", "2804612000001"}) {
    const auto refused = check_products({"28", wrong});
    ASSERT_FALSE(refused) << wrong;
    EXPECT_EQ(refused.error().where, wrong);
  }
}

}  // namespace
}  // namespace noroshi::holdings
