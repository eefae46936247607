#include "names/country_name.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

TEST(CountryName, is_said_in_each_language) {
  EXPECT_EQ(country_name("JP", "en"), "Japan");
  EXPECT_EQ(country_name("JP", "ja"), "日本");
  EXPECT_EQ(country_name("DE", "zh"), "德国");
  EXPECT_EQ(country_name("JP", "ko"), "일본");
}

TEST(CountryName, is_empty_where_none_is_known) {
  EXPECT_EQ(country_name("", "en"), "");
  EXPECT_EQ(country_name("QX", "en"), "");
}

}  // namespace
}  // namespace noroshi
