#include "sources/atlas/country_shares.hpp"

#include <gtest/gtest.h>

#include "toml/document.hpp"

namespace noroshi::sources {
namespace {

std::vector<std::string> problems_of(const std::string& shares) {
  auto document = *toml::Document::parse("a = " + shares + "\n", "x.toml");
  static_cast<void>(read_shares(document.top(), "a"));
  std::vector<std::string> keys;
  for (const auto& problem : document.finish()) keys.push_back(problem.key);
  return keys;
}

using Keys = std::vector<std::string>;

TEST(CountryShares, AreReadByCountry) {
  const auto document = *toml::Document::parse("a = { CHN = 0.7, JPN = 0.3 }\n", "x.toml");
  EXPECT_EQ(read_shares(document.top(), "a"), (std::map<std::string, double>{{"CHN", 0.7}, {"JPN", 0.3}}));
}

TEST(CountryShares, MaySumToALittleMoreThanOneWhenRounded) {
  EXPECT_EQ(problems_of("{ CHN = 0.605, JPN = 0.4 }"), Keys{});
  EXPECT_EQ(problems_of("{ CHN = 0.61, JPN = 0.4 }"), Keys{"a"});
}

TEST(CountryShares, WhatRoundingPutsAboveOneIsDividedOut) {
  const auto document = *toml::Document::parse("a = { CHN = 0.603, JPN = 0.402 }\n", "x.toml");
  const auto shares = read_shares(document.top(), "a");
  EXPECT_NEAR(shares.at("CHN"), 0.6, 1e-12);
  EXPECT_NEAR(shares.at("JPN"), 0.4, 1e-12);
}

TEST(CountryShares, RefuseWhatIsNoCountryOrNoFraction) {
  EXPECT_EQ(problems_of("{ China = 0.5, CHN = 0.1 }"), Keys{"a.China"});
  EXPECT_EQ(problems_of("{ GBR = 1.2, CHN = 0.1 }"), Keys{"a.GBR"});
  EXPECT_EQ(problems_of("{ GBR = nan, CHN = 0.1 }"), Keys{"a.GBR"});
  EXPECT_EQ(problems_of("{ }"), Keys{"a"});
}

}  // namespace
}  // namespace noroshi::sources
