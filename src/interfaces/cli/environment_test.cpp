#include "interfaces/cli/environment.hpp"

#include <gtest/gtest.h>

#include <map>

namespace noroshi::cli {
namespace {

Environment with(std::map<std::string, std::string> values) {
  Environment environment;
  environment.variable = [values = std::move(values)](const char* name) -> std::optional<std::string> {
    const auto found = values.find(name);
    return found == values.end() ? std::nullopt : std::optional{found->second};
  };
  return environment;
}

TEST(Environment, the_language_comes_from_the_option_then_the_locale) {
  const std::vector<std::string> none, english{"sources", "--lang=en"}, japanese{"--lang", "ja"};
  EXPECT_EQ(choose_language(none, with({{"LANG", "ja_JP.UTF-8"}})), Language::ja);
  EXPECT_EQ(choose_language(none, with({{"LANG", "ja_JP.UTF-8"}, {"LC_ALL", "C"}})), Language::en);
  EXPECT_EQ(choose_language(english, with({{"LANG", "ja_JP.UTF-8"}})), Language::en);
  EXPECT_EQ(choose_language(japanese, with({})), Language::ja);
}

TEST(Environment, no_color_and_dumb_terminals_are_respected) {
  EXPECT_TRUE(colours_wanted(with({})));
  EXPECT_FALSE(colours_wanted(with({{"NO_COLOR", "1"}})));
  EXPECT_FALSE(colours_wanted(with({{"TERM", "dumb"}})));
  EXPECT_TRUE(colours_wanted(with({{"NO_COLOR", ""}})));
}

TEST(Environment, the_workspace_has_a_default) {
  EXPECT_EQ(default_workspace(with({})), "noroshi-workspace");
  EXPECT_EQ(default_workspace(with({{"NOROSHI_WORKSPACE", "/w"}})), "/w");
}

}  // namespace
}  // namespace noroshi::cli
