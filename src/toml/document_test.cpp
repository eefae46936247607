#include "toml/document.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace noroshi::toml {
namespace {

TEST(Document, a_key_that_nobody_asked_for_is_a_problem_with_the_nearest_that_somebody_did) {
  auto document = *Document::parse("[[stage]]\nyear = 2020\n[[stage]]\nyaer = 2021\n", "goods/x.toml");
  for (const auto& stage : document.top().tables("stage")) {
    static_cast<void>(stage.integer("year", 1900, 2100, Presence::optional));
  }
  const auto problems = document.finish();
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].where, "goods/x.toml:4: stage[2].yaer");
  EXPECT_EQ(problems[0].key, "stage[2].yaer");
  EXPECT_EQ(problems[0].line, 4u);
  EXPECT_EQ(problems[0].nearest, std::vector{Near{.value = "year"}});
}

TEST(Document, keys_that_are_free_or_left_to_others_are_no_problem) {
  auto document = *Document::parse("note = 1\n[rates]\n2019 = 1.0\n2020 = 2.0\n", "x.toml");
  document.top().leave({"note"});
  const auto rates = document.top().table("rates");
  ASSERT_TRUE(rates);
  EXPECT_EQ(rates->keys(), (std::vector<std::string>{"2019", "2020"}));
  EXPECT_TRUE(document.finish().empty());
}

TEST(Document, problems_come_in_the_order_of_lines) {
  auto document = *Document::parse("unknown = 1\na = 1\nb = 1\n", "x.toml");
  const auto top = document.top();
  static_cast<void>(top.text("b"));
  static_cast<void>(top.text("a"));
  const auto problems = document.finish();
  ASSERT_EQ(problems.size(), 3u);
  EXPECT_EQ(problems[0].key, "unknown");
  EXPECT_EQ(problems[1].key, "a");
  EXPECT_EQ(problems[2].key, "b");
}

TEST(Document, says_where_a_file_is_no_toml) {
  const auto broken = Document::parse("a = 1\nb = \n", "x.toml");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, ErrorCode::invalid_input);
  EXPECT_EQ(broken.error().where, "x.toml:2");
}

TEST(Document, reads_a_file_and_says_when_there_is_none) {
  const auto path = std::filesystem::temp_directory_path() / ("noroshi_toml_" + std::to_string(::getpid()) + ".toml");
  std::ofstream{path} << "a = \"b\"\n";
  const auto document = Document::read(path, "shown.toml");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->top().text("a"), "b");
  EXPECT_EQ(document->top().where(), "shown.toml:1");
  std::filesystem::remove(path);
  const auto missing = Document::read(path, "shown.toml");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::not_found);
  EXPECT_EQ(missing.error().where, "shown.toml");
  EXPECT_FALSE(Document::read(std::filesystem::temp_directory_path(), "a folder"));
}

}  // namespace
}  // namespace noroshi::toml
