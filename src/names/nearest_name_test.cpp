#include "names/nearest_name.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace noroshi {
namespace {

const std::vector<std::string> kNames{"chokepoints", "dossier", "sql", "geodep"};

TEST(NearestName, finds_what_was_meant) {
  EXPECT_EQ(nearest_name("chokepoint", kNames), "chokepoints");
  EXPECT_EQ(nearest_name("dosiser", kNames), "dossier");
  EXPECT_EQ(nearest_name("GEODEP", kNames), "geodep");
}

TEST(NearestName, is_what_an_error_carries) {
  EXPECT_EQ(near_names("dosiser", kNames), std::vector{Near{.value = "dossier"}});
}

TEST(NearestName, is_silent_when_nothing_is_near) {
  EXPECT_EQ(nearest_name("weather", kNames), std::nullopt);
  EXPECT_EQ(nearest_name("", kNames), std::nullopt);
  EXPECT_EQ(nearest_name(std::string(10'000, 'x'), kNames), std::nullopt);
  EXPECT_TRUE(near_names("weather", kNames).empty());
  EXPECT_EQ(suggestion("weather", kNames), Text{});
}

}  // namespace
}  // namespace noroshi
