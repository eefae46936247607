#include "sources/atlas/good_file.hpp"

#include <gtest/gtest.h>

namespace noroshi::sources {
namespace {

const AtlasKeys kKeys{{"who"}, {"metals"}};

std::string good_with(const std::string& rest) {
  return "id = \"x\"\nname = { en = \"X\", ja = \"甲\" }\n" + rest + "[granularity]\nfiner_than_hs6 = true\n";
}

std::vector<std::string> problems_of(const std::string& toml) {
  Problems problems;
  static_cast<void>(read_good(toml, "goods/x.toml", kKeys, problems));
  std::vector<std::string> places;
  for (const auto& problem : problems) places.push_back(problem.where);
  return places;
}

using Places = std::vector<std::string>;

TEST(GoodFile, TheSmallestGoodHasAnIdANameAndAWordOnGranularity) {
  EXPECT_EQ(problems_of(good_with("")), Places{});
  EXPECT_EQ(problems_of("id = \"x\"\nname = { en = \"X\", ja = \"甲\" }\n"), Places{"goods/x.toml:1: granularity"});
}

TEST(GoodFile, CodesKeepTheirSystemsLengthAndEdition) {
  const auto code = [](const char* system, const char* revision, const char* digits) {
    return problems_of(good_with(fmt::format(
        "[[code]]\nsystem = \"{}\"\nrevision = \"{}\"\ncode = \"{}\"\nscope = \"exact\"\n", system, revision, digits)));
  };
  EXPECT_EQ(code("HS", "HS22", "850760"), Places{});
  EXPECT_EQ(code("JP", "JP2026", "850760000"), Places{});
  EXPECT_EQ(code("HS", "HS22", "85076"), Places{"goods/x.toml:6: code[1].code"});
  EXPECT_EQ(code("JP", "JP2026", "850760"), Places{"goods/x.toml:6: code[1].code"});
  EXPECT_EQ(code("HS", "HS2022", "850760"), Places{"goods/x.toml:5: code[1].revision"});
  EXPECT_EQ(code("EU", "HS22", "850760"), Places{"goods/x.toml:4: code[1].system"});
}

TEST(GoodFile, TheSameCodeTwiceIsAProblem) {
  const std::string code = "[[code]]\nsystem = \"HS\"\nrevision = \"HS22\"\ncode = \"850760\"\nscope = \"exact\"\n";
  EXPECT_EQ(problems_of(good_with(code + code)), Places{"goods/x.toml:11: code[2].code"});
}

TEST(GoodFile, AGroupOrSourceThatNobodyDefinedIsAProblem) {
  EXPECT_EQ(problems_of(good_with("specified_good = \"metals\"\ndomain = { value = 2, source = \"who\" }\n")),
            Places{});
  EXPECT_EQ(problems_of(good_with("specified_good = \"toys\"\ndomain = { value = 2, source = \"me\" }\n")),
            (Places{"goods/x.toml:3: specified_good", "goods/x.toml:4: domain.source"}));
}

}  // namespace
}  // namespace noroshi::sources
