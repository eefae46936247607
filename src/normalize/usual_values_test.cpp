#include "normalize/usual_values.hpp"

#include <gtest/gtest.h>

namespace noroshi::normalize {
namespace {

constexpr AreaCode kJapan{392}, kKorea{410};
ProductCode code(Nomenclature edition, std::string_view digits) { return *ProductCode::parse(edition, digits); }

TEST(UsualValues, AddUpOverYearsAndEditionsByArea) {
  UsualValues usual;
  usual.add(code(Nomenclature::hs17, "850760"), kKorea, 10);
  usual.add(code(Nomenclature::hs22, "850760"), kJapan, 5);
  usual.finish();
  usual.add(code(Nomenclature::hs22, "850760"), kKorea, 7);
  usual.add(code(Nomenclature::hs22, "280530"), kKorea, 100);
  usual.finish();
  const auto values = usual.of(code(Nomenclature::hs12, "850760"));
  ASSERT_EQ(values.size(), 2U);
  EXPECT_EQ(values[0].area, kJapan);
  EXPECT_EQ(values[0].value_usd, 5.0);
  EXPECT_EQ(values[1].value_usd, 17.0);
  EXPECT_TRUE(usual.of(code(Nomenclature::hs22, "999999")).empty());
  EXPECT_DOUBLE_EQ(*share_of(values, [](AreaCode area) { return area == kKorea; }), 17.0 / 22.0);
  EXPECT_FALSE(share_of(usual.of(code(Nomenclature::hs22, "999999")), [](AreaCode) { return true; }));
}

TEST(HeldShares, EarlierYearsLowerTheShareButNeverRaiseIt) {
  EXPECT_DOUBLE_EQ((HeldShares{.earlier = {}, .general = 0.035, .exporters = {}}.share()), 0.035);
  EXPECT_DOUBLE_EQ((HeldShares{.earlier = 1.0, .general = 0.035, .exporters = {}}.share()), 0.035);
  EXPECT_DOUBLE_EQ((HeldShares{.earlier = 0.2, .general = 0.8, .exporters = {}}.share()), 0.2);
  EXPECT_DOUBLE_EQ((HeldShares{.earlier = {}, .general = 0.3, .exporters = 0.9}.share()), 0.9);
  EXPECT_DOUBLE_EQ((HeldShares{.earlier = 0.5, .general = 0.3, .exporters = 0.9}.share()), 0.5);
}

}  // namespace
}  // namespace noroshi::normalize
