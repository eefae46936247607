#include "sources/atlas/code_part.hpp"

#include <gtest/gtest.h>

#include "sources/atlas/good_file.hpp"

namespace noroshi::sources {
namespace {

struct Read {
  std::vector<GoodCode> codes;
  std::vector<std::string> places;
};

// A good with these codes, written "HS22 281410 exact"; each takes five lines from line 5 on.
Read read(const std::vector<std::string>& codes) {
  std::string toml = "id = \"x\"\nname = { en = \"X\", ja = \"甲\" }\n[granularity]\nfiner_than_hs6 = true\n";
  for (const auto& code : codes) {
    const auto first = code.find(' '), second = code.find(' ', first + 1);
    toml +=
        fmt::format("[[code]]\nsystem = \"{}\"\nrevision = \"{}\"\ncode = \"{}\"\nscope = \"{}\"\n", code.substr(0, 2),
                    code.substr(0, first), code.substr(first + 1, second - first - 1), code.substr(second + 1));
  }
  Problems problems;
  const auto good = read_good(toml, "goods/x.toml", {}, problems);
  Read answer{good ? good->codes : std::vector<GoodCode>{}, {}};
  for (const auto& problem : problems) answer.places.push_back(problem.where);
  return answer;
}

using Places = std::vector<std::string>;

TEST(CodePart, ACodeIsTheGoodHoldsMoreLessOrBoth) {
  using enum GoodCode::Scope;
  EXPECT_EQ(read({"HS22 850511 exact"}).codes.at(0).scope, exact);
  EXPECT_EQ(read({"HS22 850511 wider"}).codes.at(0).scope, wider);
  EXPECT_EQ(read({"HS22 850511 narrower"}).codes.at(0).scope, narrower);
  EXPECT_EQ(read({"HS22 850511 overlapping"}).codes.at(0).scope, overlapping);
  EXPECT_EQ(read({"HS22 850511 some"}).places, Places{"goods/x.toml:9: code[1].scope"});
  EXPECT_TRUE(holds_others(overlapping) && holds_others(wider));
  EXPECT_FALSE(holds_others(exact) || holds_others(narrower));
}

TEST(CodePart, ACodeCannotHoldAllOfAGoodWhosePartStandsInAnother) {
  EXPECT_EQ(read({"HS22 281410 exact", "HS22 281420 narrower"}).places, Places{"goods/x.toml:14: code[2].scope"});
  EXPECT_EQ(read({"HS22 280530 narrower", "HS22 284690 wider"}).places, Places{"goods/x.toml:14: code[2].scope"});
  EXPECT_EQ(read({"HS22 281420 narrower", "JP2026 281410000 exact"}).places.size(), 1U) << "Japan's lines divide HS";
  EXPECT_EQ(read({"HS22 281410 narrower", "HS22 281420 narrower"}).places, Places{});
}

TEST(CodePart, ALineInsideACodeIsNoPartBesideIt) {
  EXPECT_EQ(read({"HS22 2814 exact", "HS22 281420 narrower", "JP2026 281420000 narrower"}).places, Places{});
  EXPECT_EQ(read({"HS22 280461 wider", "JP2026 280461200 exact"}).places, Places{});
}

TEST(CodePart, EditionsOfANomenclatureDoNotCompare) {
  EXPECT_EQ(read({"HS22 880600 exact", "HS17 852580 wider"}).places, Places{});
}

}  // namespace
}  // namespace noroshi::sources
