#include "interfaces/cli/numbers.hpp"

#include <gtest/gtest.h>

namespace noroshi::cli {
namespace {

Arguments given(const std::string& option, const std::string& value) { return {"chokepoints", {{option, {value}}}}; }

TEST(Numbers, a_whole_number_is_digits_within_its_range) {
  EXPECT_EQ(**whole_number(given("--year", "2023"), "--year", 1900, 2200), 2023);
  EXPECT_FALSE(whole_number(Arguments{}, "--year", 1900, 2200)->has_value());
  for (const char* wrong : {"1899", "2201", "20x", "", " 2023", "2023.0", "99999999999"}) {
    const auto refused = whole_number(given("--year", wrong), "--year", 1900, 2200);
    ASSERT_FALSE(refused) << wrong;
    EXPECT_EQ(refused.error().where, "--year");
  }
}

TEST(Numbers, a_number_is_finite_and_within_its_range) {
  EXPECT_DOUBLE_EQ(**number(given("--share", "0.5"), "--share", 0.0, 1.0), 0.5);
  EXPECT_DOUBLE_EQ(**number(given("--share", "1"), "--share", 0.0, 1.0), 1.0);
  for (const char* wrong : {"1.01", "-0.1", "nan", "inf", "", "half", "0.5%"}) {
    EXPECT_FALSE(number(given("--share", wrong), "--share", 0.0, 1.0)) << wrong;
  }
}

TEST(Numbers, a_setting_names_method_option_and_value) {
  const auto settings = read_settings({"geodep.import_hhi=0.5", "geodep.export_hhi=1", "top_share.threshold=0.6"});
  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->at("geodep").size(), 2U);
  EXPECT_DOUBLE_EQ(settings->at("top_share").at("threshold"), 0.6);
  for (const char* wrong : {"geodep=0.5", "geodep.hhi", ".hhi=1", "geodep.=1", "geodep.hhi=", "geodep.hhi=nan", "="}) {
    EXPECT_FALSE(read_settings({wrong})) << wrong;
  }
}

}  // namespace
}  // namespace noroshi::cli
