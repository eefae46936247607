#include "sources/atlas/supply_part.hpp"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <iterator>

#include "base/test_source_folder.hpp"
#include "sources/atlas/atlas.hpp"
#include "sources/atlas/good_file.hpp"

namespace noroshi::sources {
namespace {

const AtlasKeys kKeys{{"who"}, {}};

struct Read {
  std::optional<SupplyFacts> facts;
  std::vector<std::string> places;
};

// A good whose part [supply] is this; its lines count from 5.
Read read(const std::string& supply) {
  Problems problems;
  const auto good =
      read_good("id = \"x\"\nname = { en = \"X\", ja = \"甲\" }\n[granularity]\nfiner_than_hs6 = true\n" + supply,
                "goods/x.toml", kKeys, problems);
  Read answer{good ? good->supply : std::nullopt, {}};
  for (const auto& problem : problems) {
    EXPECT_FALSE(problem.message.en.empty() || problem.message.ja.empty()) << problem.where;
    answer.places.push_back(problem.where);
  }
  return answer;
}

// With one figure in it, on line 7.
std::vector<std::string> places_of(const std::string& figure, const std::string& key = "home_share") {
  return read("[supply]\ntier = \"part\"\n" + key + " = { " + figure + " }\n").places;
}

std::string use(const std::string& division, const std::string& share, const std::string& more = "") {
  return "[[supply.use]]\ndivision = \"" + division +
         "\"\napplication = { en = \"a\", ja = \"甲\" }\nshare = { unit = \"share\", source = \"who\", year = 2023, " +
         share + " }\n" + more;
}

using Places = std::vector<std::string>;
const std::string kPublished = R"(, unit = "share", source = "who", year = 2023)";

TEST(SupplyPart, AGoodWithoutItHasNoFacts) {
  const auto answer = read("");
  EXPECT_FALSE(answer.facts);
  EXPECT_EQ(answer.places, Places{});
}

TEST(SupplyPart, IsReadWhole) {
  const auto answer = read(R"([supply]
tier = "raw_material"
[supply.commercial_stock_days]
low = 20
mid = 30
high = 60
unit = "days"
ours = true
source = "who"
note = { en = "why", ja = "理由" }
[supply.home_share]
value = 0.25
unit = "share"
source = "who"
year = 2015
country = "JPN"
[[supply.use]]
division = "26"
application = { en = "chips", ja = "半導体" }
share = { value = 0.7, unit = "share", source = "who", year = 2023, country = "EU" }
indispensable = { low = 0.02, high = 0.06, unit = "share", ours = true, note = { en = "why", ja = "理由" } }
[[supply.use]]
division = "final"
application = { en = "households", ja = "家計" }
share = { value = 0.1, unit = "share", source = "who", year = 2023 }
)");
  ASSERT_EQ(answer.places, Places{});
  ASSERT_TRUE(answer.facts);
  const auto& facts = *answer.facts;
  EXPECT_EQ(facts.tier, GoodTier::raw_material);
  EXPECT_EQ(facts.commercial_stock_days->value, (Range{20, 30, 60}));
  EXPECT_EQ(facts.commercial_stock_days->unit, "days");
  EXPECT_TRUE(facts.commercial_stock_days->ours);
  EXPECT_EQ(facts.commercial_stock_days->source, "who");
  EXPECT_EQ(facts.home_share->value, Range::exactly(0.25));
  EXPECT_EQ(facts.home_share->year, 2015);
  EXPECT_EQ(facts.home_share->country, "JPN");
  EXPECT_FALSE(facts.transit_days);
  ASSERT_EQ(facts.uses.size(), 2U);
  EXPECT_EQ(facts.uses[0].division, "26");
  EXPECT_EQ(facts.uses[0].share.country, "EU");
  EXPECT_EQ(facts.uses[0].indispensable->value, (Range{0.02, 0.04, 0.06})) << "the middle when nobody says";
  EXPECT_EQ(facts.uses[1].division, "");
}

TEST(SupplyPart, NeedsATierOfTheList) {
  EXPECT_EQ(read("[supply]\n").places, Places{"goods/x.toml:5: supply.tier"});
  EXPECT_EQ(read("[supply]\ntier = \"metal\"\n").places, Places{"goods/x.toml:6: supply.tier"});
}

TEST(SupplyPart, AFigureHasASourceAndAYearOrIsMarkedAsOursWithAReason) {
  const std::string home = "goods/x.toml:7: supply.home_share";
  EXPECT_EQ(places_of("value = 0.5" + kPublished), Places{});
  EXPECT_EQ(places_of("value = 0.5, unit = \"share\""), (Places{home + ".source", home + ".year"}));
  EXPECT_EQ(places_of("value = 0.5, unit = \"share\", source = \"me\", year = 2023"), Places{home + ".source"});
  EXPECT_EQ(places_of("value = 0.5, unit = \"share\", ours = true"), Places{home + ".note"});
}

TEST(SupplyPart, AFigureRisesStaysInItsRangeAndHasTheUnitOfItsKey) {
  const std::string home = "goods/x.toml:7: supply.home_share";
  EXPECT_EQ(places_of("low = 0.1, mid = 0.1, high = 0.2" + kPublished), Places{});
  EXPECT_EQ(places_of("low = 0.3, high = 0.2" + kPublished), Places{home + ".low"});
  EXPECT_EQ(places_of("low = 0.1, mid = 0.3, high = 0.2" + kPublished), Places{home + ".low"});
  EXPECT_EQ(places_of("low = 0.1" + kPublished), Places{home + ".high"});
  EXPECT_EQ(places_of("value = 0.1, low = 0.1, high = 0.2" + kPublished), (Places{home + ".high", home + ".low"}));
  EXPECT_EQ(places_of("value = 5.0" + kPublished), Places{home + ".unit"});
  EXPECT_EQ(places_of("value = 0.5, unit = \"percent\", source = \"who\", year = 2023"), Places{home + ".unit"});
  EXPECT_EQ(places_of("value = 0.5" + kPublished, "transit_days"), Places{"goods/x.toml:7: supply.transit_days.unit"});
  EXPECT_EQ(places_of("value = 0.5, country = \"Japan\"" + kPublished), Places{home + ".country"});
}

TEST(SupplyPart, UsesNameADivisionOnceAndSumToTheWholeAtMost) {
  const std::string tier = "[supply]\ntier = \"part\"\n";
  EXPECT_EQ(read(tier + use("26", "value = 0.6") + use("29", "value = 0.4")).places, Places{});
  EXPECT_EQ(read(tier + use("44", "value = 0.6")).places, Places{"goods/x.toml:8: supply.use[1].division"});
  EXPECT_EQ(read(tier + use("26", "value = 0.6") + use("26", "value = 0.1")).places,
            Places{"goods/x.toml:12: supply.use[2].division"});
  EXPECT_EQ(read(tier + use("26", "value = 0.6") + use("29", "low = 0.2, mid = 0.5, high = 0.6")).places,
            Places{"goods/x.toml:7: supply.use"});
}

TEST(SupplyPart, FinalDemandHasNoOutputToLose) {
  const std::string delta = "indispensable = { value = 0.5" + kPublished + " }\n";
  EXPECT_EQ(read("[supply]\ntier = \"part\"\n" + use("final", "value = 0.6", delta)).places,
            Places{"goods/x.toml:11: supply.use[1].indispensable"});
}

const Atlas& shipped() {
  static const Atlas atlas = read_atlas(test::source_folder() / "data" / "atlas").atlas;
  return atlas;
}

struct FactColumn {
  std::optional<SourcedRange> SupplyFacts::*fact;
};
constexpr std::array<FactColumn, 10> kColumns{{{&SupplyFacts::pipeline_days},
                                               {&SupplyFacts::commercial_stock_days},
                                               {&SupplyFacts::strategic_stock_days},
                                               {&SupplyFacts::home_share},
                                               {&SupplyFacts::recycled_share},
                                               {&SupplyFacts::substitutable_share},
                                               {&SupplyFacts::substitution_days},
                                               {&SupplyFacts::other_origins_share},
                                               {&SupplyFacts::other_origins_days},
                                               {&SupplyFacts::transit_days}}};

// "P" a published figure, "o" a range of ours, nothing: unknown.
std::string mark(const std::optional<SourcedRange>& fact) { return fact ? fact->ours ? "o" : "P" : ""; }

// A good a line: each fact, then its uses by division.
std::string supply_lines(const Atlas& atlas) {
  std::string lines;
  for (const auto& good : atlas.goods) {
    if (!good.supply) continue;
    lines += "| " + good.id;
    for (const auto& column : kColumns) lines += " | " + mark((*good.supply).*column.fact);
    lines += " |";
    for (const auto& use : good.supply->uses)
      lines += fmt::format(" {}:{}", use.division.empty() ? "final" : use.division, mark(use.share));
    lines += " |\n";
  }
  return lines;
}

TEST(SupplyPart, HoldsSupplyFactsOfAtLeastFortyGoods) {
  std::size_t goods = 0, published = 0, ours = 0;
  for (const auto& good : shipped().goods) {
    if (!good.supply) continue;
    ++goods;
    const auto count = [&](const std::optional<SourcedRange>& fact) {
      if (fact) ++(fact->ours ? ours : published);
    };
    for (const auto& column : kColumns) count((*good.supply).*column.fact);
    for (const auto& use : good.supply->uses) {
      count(use.share);
      count(use.indispensable);
    }
    EXPECT_TRUE(good.supply->pipeline_days && good.supply->commercial_stock_days) << good.id;
  }
  EXPECT_GE(goods, 40u);
  std::cout << goods << " goods with supply facts, " << published << " published, " << ours << " ranges of ours\n";
}

// docs/supply_facts.md lists what is there: the lines between its marks are those that this test makes.
TEST(SupplyPart, ThePageOnSupplyFactsListsWhatTheAtlasHas) {
  std::ifstream in{test::source_folder() / "docs" / "supply_facts.md"};
  const std::string page{std::istreambuf_iterator<char>{in}, {}};
  const auto lines = supply_lines(shipped());
  EXPECT_NE(page.find(lines), std::string::npos) << "Put these lines into the page:\n" << lines;
}

}  // namespace
}  // namespace noroshi::sources
