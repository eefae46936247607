#include "sources/atlas/legal_part.hpp"

#include <gtest/gtest.h>

#include "sources/atlas/good_file.hpp"

namespace noroshi::sources {
namespace {

const AtlasKeys kKeys{{"who"}, {}};

struct Read {
  std::optional<LegalStatus> law;
  std::vector<std::string> places;
};

// A good with one [[legal]] table; its lines count from 5, `more` from 11.
Read read(const std::string& more, const std::string& looked_at = "looked_at = 2026-11-29") {
  Problems problems;
  const auto good = read_good(
      "id = \"x\"\nname = { en = \"X\", ja = \"甲\" }\n[granularity]\nfiner_than_hs6 = true\n[[legal]]\nstatus = "
      "\"export_control\"\ncountry = \"ZWE\"\ntext = { en = \"ban\", ja = \"禁止\" }\nsource = \"who\"\n" +
          looked_at + "\n" + more,
      "goods/x.toml", kKeys, problems);
  Read answer{good && !good->legal.empty() ? std::optional{good->legal.front()} : std::nullopt, {}};
  for (const auto& problem : problems) {
    answer.places.push_back(problem.where);
    EXPECT_NE(problem.message.en, problem.message.ja);
  }
  return answer;
}

using Places = std::vector<std::string>;

TEST(LegalPart, AMeasureKeepsItsDaysAndWhatItReplaced) {
  const auto answer = read(R"(since = 2023-01-06
until = 2026-02-24
suspended_from = 2024-01-01
suspended_until = 2024-02-01
replaces = { en = "the ban of 2022", ja = "2022年の禁止措置", since = 2022-12-20 }
)");
  EXPECT_EQ(answer.places, Places{});
  ASSERT_TRUE(answer.law);
  EXPECT_EQ(answer.law->since, (Date{2023, 1, 6}));
  EXPECT_EQ(answer.law->until, (Date{2026, 2, 24}));
  EXPECT_EQ(answer.law->suspended_from, (Date{2024, 1, 1}));
  EXPECT_EQ(answer.law->suspended_until, (Date{2024, 2, 1}));
  EXPECT_EQ(answer.law->replaces.ja, "2022年の禁止措置");
  EXPECT_EQ(answer.law->replaces_since, (Date{2022, 12, 20}));
  EXPECT_EQ(answer.law->looked_at, (Date{2026, 11, 29}));
}

TEST(LegalPart, SomebodyMustHaveLooked) {
  EXPECT_EQ(read("", "").places, Places{"goods/x.toml:5: legal[1].looked_at"});
}

TEST(LegalPart, DaysOutOfOrderAreProblemsWithTheirLine) {
  EXPECT_EQ(read("since = 2023-01-06\nuntil = 2023-01-05\n").places, Places{"goods/x.toml:12: legal[1].until"});
  EXPECT_EQ(read("suspended_from = 2024-02-02\nsuspended_until = 2024-02-01\n").places,
            Places{"goods/x.toml:12: legal[1].suspended_until"});
  EXPECT_EQ(read("since = 2023-01-06\nreplaces = { en = \"a\", ja = \"甲\", since = 2024-01-01 }\n").places.size(), 1U);
}

TEST(LegalPart, ASuspensionHasBothItsEnds) {
  EXPECT_EQ(read("suspended_from = 2024-02-02\n").places, Places{"goods/x.toml:11: legal[1].suspended_from"});
  EXPECT_EQ(read("suspended_until = 2024-02-02\n").places, Places{"goods/x.toml:11: legal[1].suspended_until"});
}

TEST(LegalPart, WhatItReplacesIsSaidInBothLanguages) {
  EXPECT_EQ(read("replaces = { en = \"the ban of 2022\" }\n").places, Places{"goods/x.toml:11: legal[1].replaces.ja"});
}

}  // namespace
}  // namespace noroshi::sources
