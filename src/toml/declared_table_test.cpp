#include "toml/declared_table.hpp"

#include <gtest/gtest.h>

#include "toml/document.hpp"

namespace noroshi::toml {
namespace {

std::vector<std::string> places(const Problems& problems) {
  std::vector<std::string> all;
  for (const auto& problem : problems) {
    EXPECT_FALSE(problem.message.en.empty());
    EXPECT_FALSE(problem.message.ja.empty());
    all.push_back(problem.where);
  }
  return all;
}

using Places = std::vector<std::string>;

TEST(DeclaredTable, a_value_of_the_wrong_type_is_a_problem_and_not_a_guess) {
  auto document = *Document::parse(
      "year = \"2023\"\nname = 7\nflag = 1\nday = \"2023-01-01\"\nlist = 3\ntables = [1]\nwords = [1]\n"
      "numbers = [1.5]\ninner = 1\n",
      "x.toml");
  const auto table = document.top();
  EXPECT_FALSE(table.integer("year", 1900, 2100));
  EXPECT_TRUE(table.text("name").empty());
  EXPECT_FALSE(table.flag("flag"));
  EXPECT_FALSE(table.date("day"));
  EXPECT_TRUE(table.tables("list").empty());
  EXPECT_TRUE(table.tables("tables").empty());
  EXPECT_TRUE(table.texts("words").empty());
  EXPECT_TRUE(table.integers("numbers", 0, 9).empty());
  EXPECT_FALSE(table.table("inner"));
  EXPECT_EQ(places(document.finish()),
            (Places{"x.toml:1: year", "x.toml:2: name", "x.toml:3: flag", "x.toml:4: day", "x.toml:5: list",
                    "x.toml:6: tables", "x.toml:7: words", "x.toml:8: numbers", "x.toml:9: inner"}));
}

TEST(DeclaredTable, reads_values_of_every_kind) {
  auto document = *Document::parse(
      "text = \"a\"\nboth = { en = \"e\", ja = \"j\" }\nyear = 2023\nshare = 1\nflag = true\nday = 2023-08-01\n"
      "words = [\"p\", \"\"]\nnumbers = [1, 2]\nword = \"cited\"\n[[list]]\n[[list]]\n",
      "x.toml");
  const auto table = document.top();
  EXPECT_EQ(table.text("text"), "a");
  EXPECT_EQ(table.both("both"), (Text{"e", "j"}));
  EXPECT_EQ(table.integer("year", 1900, 2100), 2023);
  EXPECT_EQ(table.number("share"), 1.0);
  EXPECT_EQ(table.flag("flag"), true);
  EXPECT_EQ(table.date("day"), (Date{2023, 8, 1}));
  EXPECT_EQ(table.texts("words"), (std::vector<std::string>{"p", ""}));
  EXPECT_EQ(table.integers("numbers", 0, 9), (std::vector{1, 2}));
  EXPECT_EQ(table.choice<int>("word", {{"table", 1}, {"cited", 2}}), 2);
  EXPECT_EQ(table.tables("list").size(), 2u);
  EXPECT_EQ(places(document.finish()), Places{});
}

TEST(DeclaredTable, what_is_optional_may_be_absent_without_a_word) {
  auto document = *Document::parse("", "x.toml", "the page");
  const auto table = document.top();
  EXPECT_TRUE(table.text("note", Presence::optional).empty());
  EXPECT_FALSE(table.table("domain", Presence::optional));
  EXPECT_TRUE(table.texts("aliases").empty());
  EXPECT_TRUE(table.text("id").empty());
  const auto problems = document.finish();
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].key, "id");
  EXPECT_NE(problems[0].message.en.find("the page"), std::string::npos);
}

TEST(DeclaredTable, a_required_text_is_not_empty) {
  auto document = *Document::parse("id = \"\"\nurl = \"\"\n", "x.toml");
  EXPECT_EQ(document.top().text("id"), "");
  EXPECT_EQ(document.top().text("url", Presence::optional), "");
  EXPECT_EQ(document.finish().front().where, "x.toml:1: id");
}

TEST(DeclaredTable, numbers_that_are_not_finite_or_outside_their_range_are_refused) {
  auto document = *Document::parse("a = nan\nb = inf\nc = -1.0\nd = 10\ne = [10]\n", "x.toml");
  const auto table = document.top();
  for (const auto* key : {"a", "b", "c"}) EXPECT_FALSE(table.number(key)) << key;
  EXPECT_FALSE(table.integer("d", 0, 9));
  EXPECT_TRUE(table.integers("e", 0, 9).empty());
  EXPECT_EQ(document.finish().size(), 5u);
}

TEST(DeclaredTable, a_word_that_is_none_of_the_list_comes_with_the_nearest) {
  auto document = *Document::parse("read = \"tabel\"\n", "x.toml");
  EXPECT_EQ(document.top().word("read", {"table", "cited"}), "");
  const auto problem = document.finish().at(0);
  EXPECT_NE(problem.message.en.find("table, cited"), std::string::npos);
  EXPECT_EQ(problem.nearest, std::vector{Near{.value = "table"}});
}

TEST(DeclaredTable, a_text_that_stands_for_something_else_says_what_to_write) {
  auto document = *Document::parse("good = \"7\"\nbad = \"x\"\n", "x.toml");
  const auto digit = [](std::string_view s) { return s == "7" ? std::optional{7} : std::nullopt; };
  EXPECT_EQ(document.top().parsed("good", digit, {"a seven", "七"}), 7);
  EXPECT_EQ(document.top().parsed("bad", digit, {"a seven", "七"}), std::nullopt);
  EXPECT_NE(document.finish().at(0).message.en.find("Write a seven."), std::string::npos);
}

}  // namespace
}  // namespace noroshi::toml
