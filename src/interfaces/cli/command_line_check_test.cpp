#include "interfaces/cli/command_line_check.hpp"

#include <gtest/gtest.h>

namespace noroshi::cli {
namespace {

std::string mistake_in(std::vector<std::string> words) {
  const auto mistake = find_mistake(words);
  return mistake ? mistake->message.en : std::string{};
}

TEST(CommandLineCheck, unknown_words_come_with_the_nearest_name) {
  EXPECT_NE(mistake_in({"chokepoint"}).find("'chokepoints'"), std::string::npos);
  EXPECT_NE(mistake_in({"chokepoints", "--imprter", "JPN"}).find("'--importer'"), std::string::npos);
  EXPECT_NE(mistake_in({"--qiet", "sources"}).find("'--quiet'"), std::string::npos);
}

TEST(CommandLineCheck, a_missing_value_and_a_word_too_many_are_named) {
  EXPECT_NE(mistake_in({"chokepoints", "--year"}).find("--year needs a value"), std::string::npos);
  EXPECT_NE(mistake_in({"sources", "extra"}).find("one word too many"), std::string::npos);
}

TEST(CommandLineCheck, what_is_declared_passes) {
  EXPECT_EQ(mistake_in({"--lang", "ja", "import", "baci", "a.csv", "b.csv", "--force", "--workspace=w"}), "");
  EXPECT_EQ(mistake_in({"sql", "-"}), "");
  EXPECT_EQ(mistake_in({}), "");
}

}  // namespace
}  // namespace noroshi::cli
