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
  EXPECT_EQ(problems_of(good_with(
                "specified_good = \"metals\"\ndomain = { value = 2, source = \"who\", basis = \"named\" }\n")),
            Places{});
  EXPECT_EQ(
      problems_of(good_with("specified_good = \"toys\"\ndomain = { value = 2, source = \"me\", basis = \"named\" }\n")),
      (Places{"goods/x.toml:3: specified_good", "goods/x.toml:4: domain.source"}));
}

TEST(GoodFile, APlacementSaysWhetherTheSourceNamesTheGoodOrItsClass) {
  const auto inferred = [](const std::string& basis) {
    Problems problems;
    const auto good = read_good(good_with("domain = { value = 2, source = \"who\"" + basis + " }\n"), "goods/x.toml",
                                kKeys, problems);
    return problems.empty() ? std::optional{good->domain_inferred} : std::nullopt;
  };
  EXPECT_EQ(inferred(", basis = \"named\""), false);
  EXPECT_EQ(inferred(", basis = \"inferred\""), true);
  EXPECT_EQ(inferred(""), std::nullopt) << "it must say so";
}

const std::string kStage =
    "[[stage]]\nstage = \"mine\"\nmeasure = { en = \"m\", ja = \"甲\" }\nsource = \"who\"\nbasis = "
    "\"published\"\nshares = { CHN = 0.7 }\n";

TEST(GoodFile, AFigureHasTheYearOfItsDataOrElseOfItsPublication) {
  const auto stage = [](const std::string& more) {
    Problems problems;
    const auto good = read_good(good_with("") + kStage + more, "goods/x.toml", kKeys, problems);
    return problems.empty() ? std::optional{good->stages.front()} : std::nullopt;
  };
  EXPECT_EQ(stage("year = 2020\n")->year, 2020);
  EXPECT_FALSE(stage("year = 2020\n")->year_published);
  EXPECT_EQ(stage("published = 2023\n")->year, 2023);
  EXPECT_TRUE(stage("published = 2023\n")->year_published);
  EXPECT_FALSE(stage(""));
  EXPECT_FALSE(stage("year = 2020\npublished = 2023\n")) << "one or the other";
}

TEST(GoodFile, SharesOfExportersAreMarked) {
  const auto places = [](const std::string& of) { return problems_of(good_with("") + kStage + "year = 2020\n" + of); };
  Problems problems;
  const auto good =
      read_good(good_with("") + kStage + "year = 2020\nof = \"exports\"\n", "goods/x.toml", kKeys, problems);
  EXPECT_TRUE(good->stages.front().of_exports);
  EXPECT_EQ(places("of = \"supply\"\n"), Places{});
  EXPECT_EQ(places("of = \"imports\"\n"), Places{"goods/x.toml:12: stage[1].of"});
}

}  // namespace
}  // namespace noroshi::sources
