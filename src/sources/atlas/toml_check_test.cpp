#include "sources/atlas/toml_check.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

TEST(TomlTable, AValueOfTheWrongTypeIsAProblemAndNotAGuess) {
  Problems problems;
  const auto parsed =
      *parse_toml("year = \"2023\"\nname = 7\nflag = 1\nday = \"2023-01-01\"\nlist = 3\n", "x.toml", problems);
  TomlTable table{parsed, "x.toml", "", problems};
  EXPECT_FALSE(table.integer("year", 1900, 2100));
  EXPECT_TRUE(table.text("name").empty());
  EXPECT_FALSE(table.flag("flag"));
  EXPECT_FALSE(table.date("day"));
  EXPECT_TRUE(table.tables("list").empty());
  ASSERT_EQ(problems.size(), 5u);
  EXPECT_EQ(problems[0].where, "x.toml:1: year");
  EXPECT_EQ(problems[4].where, "x.toml:5: list");
}

TEST(TomlTable, WhatIsOptionalMayBeAbsentWithoutAWord) {
  Problems problems;
  const auto parsed = *parse_toml("", "x.toml", problems);
  TomlTable table{parsed, "x.toml", "", problems};
  EXPECT_TRUE(table.text("note", Presence::optional).empty());
  EXPECT_FALSE(table.table("domain", Presence::optional));
  EXPECT_TRUE(table.text_of_languages("aliases").empty());
  EXPECT_TRUE(problems.empty());
  EXPECT_TRUE(table.text("id").empty());
  EXPECT_EQ(problems.size(), 1u);
}

TEST(TomlTable, RoundedSharesMaySumToALittleMoreThanOne) {
  Problems problems;
  const auto parsed =
      *parse_toml("a = { CHN = 0.605, JPN = 0.4 }\nb = { CHN = 0.61, JPN = 0.4 }\n", "x.toml", problems);
  TomlTable table{parsed, "x.toml", "", problems};
  EXPECT_EQ(table.shares("a").size(), 2u);
  EXPECT_TRUE(problems.empty());
  static_cast<void>(table.shares("b"));
  EXPECT_EQ(problems.size(), 1u);
}

TEST(TomlTable, NumbersThatAreNotFiniteAreRefused) {
  Problems problems;
  const auto parsed = *parse_toml("a = nan\nb = inf\nc = -1.0\n", "x.toml", problems);
  TomlTable table{parsed, "x.toml", "", problems};
  for (const auto* key : {"a", "b", "c"}) EXPECT_FALSE(table.number(key)) << key;
  EXPECT_EQ(problems.size(), 3u);
}

}  // namespace
}  // namespace noroshi
