#include "interfaces/cli/help_page.hpp"

#include <gtest/gtest.h>

#include "interfaces/cli/command.hpp"
#include "names/display_width.hpp"

namespace noroshi::cli {
namespace {

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (c == ' ' && !quoted) {
      if (!word.empty()) words.push_back(std::exchange(word, {}));
    } else if (c == '<' || c == '>' || c == '&' || c == '(') {
      break;
    } else if (c != '"') {
      word.push_back(c);
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

TEST(HelpPage, every_command_has_an_example_and_exit_codes_in_both_languages) {
  for (const auto& [command, run, stops] : commands()) {
    ASSERT_FALSE(command.examples.empty()) << command.name;
    for (const Language language : {Language::en, Language::ja}) {
      const std::string page = command_page(command, language, 90);
      for (const auto& example : command.examples) {
        EXPECT_NE(page.find(example.command), std::string::npos) << command.name;
        EXPECT_FALSE(example.says.in(language).empty());
      }
      EXPECT_NE(page.find("130"), std::string::npos) << command.name;
      for (const auto& option : command.options()) EXPECT_NE(page.find(option.name), std::string::npos) << option.name;
    }
  }
}

TEST(HelpPage, every_example_is_a_command_line_that_parses) {
  for (const auto& [command, run, stops] : commands()) {
    for (const auto& example : command.examples) {
      auto words = words_of(example.command);
      if (words.empty() || words.front() != "noroshi") continue;
      words.erase(words.begin());
      const auto parsed = parse_arguments(words);
      EXPECT_TRUE(parsed) << example.command << ": " << parsed.error().message.en;
    }
  }
}

TEST(HelpPage, lines_keep_to_the_width) {
  for (const Language language : {Language::en, Language::ja}) {
    const std::string page = overview_page(language, 80);
    for (std::size_t begin = 0; begin < page.size();) {
      const std::size_t end = page.find('\n', begin);
      EXPECT_LE(display_width(page.substr(begin, end - begin)), 82U) << page.substr(begin, end - begin);
      begin = end + 1;
    }
    for (const auto& [command, run, stops] : commands())
      EXPECT_NE(page.find(as_words(command.name)), std::string::npos);
  }
}

}  // namespace
}  // namespace noroshi::cli
