#include "interfaces/cli/arguments.hpp"

#include <gtest/gtest.h>

namespace noroshi::cli {
namespace {

using Words = std::vector<std::string>;

TEST(Arguments, globals_stand_before_and_after_the_command) {
  const auto before = parse_arguments(Words{"--workspace", "w", "--format", "csv", "sources"});
  const auto after = parse_arguments(Words{"sources", "--workspace=w", "--format", "csv"});
  ASSERT_TRUE(before) << before.error().message.en;
  ASSERT_TRUE(after) << after.error().message.en;
  EXPECT_EQ(before->command, "sources");
  EXPECT_EQ(before->values, after->values);
  EXPECT_EQ(after->one("--workspace"), "w");
}

TEST(Arguments, lists_are_taken_with_commas_and_by_repetition) {
  const auto a =
      parse_arguments(Words{"chokepoints", "--method", "geodep,ec2021", "--method", "oecd", "--set", "geodep.hhi=0.5"});
  ASSERT_TRUE(a) << a.error().message.en;
  EXPECT_EQ(a->all("--method"), (Words{"geodep", "ec2021", "oecd"}));
  EXPECT_EQ(a->all("--set"), (Words{"geodep.hhi=0.5"}));
}

TEST(Arguments, an_import_has_one_feed_and_many_files) {
  const auto a = parse_arguments(Words{"import", "baci", "a,1.csv", "sql", "--force", "c.csv"});
  ASSERT_TRUE(a) << a.error().message.en;
  EXPECT_EQ(a->command, "import");
  EXPECT_EQ(a->one("feed"), "baci");
  EXPECT_EQ(a->all("files"), (Words{"a,1.csv", "sql", "c.csv"}));
  EXPECT_TRUE(a->has("--force"));
}

TEST(Arguments, a_command_may_have_two_words) {
  const auto a = parse_arguments(Words{"--workspace", "network", "network", "import", "wiod2013", "z.csv"});
  ASSERT_TRUE(a) << a.error().message.en;
  EXPECT_EQ(a->command, "network_import");
  EXPECT_EQ(a->one("--workspace"), "network");
  EXPECT_EQ(parse_arguments(Words{"runs", "diff", "a", "b"})->command, "runs_diff");
  EXPECT_EQ(parse_arguments(Words{"runs", "difficult"})->command, "runs");
}

TEST(Arguments, the_second_word_is_asked_for_where_there_is_no_command_of_one) {
  const auto a = parse_arguments(Words{"network"});
  ASSERT_FALSE(a);
  EXPECT_NE(a.error().message.en.find("import, show, check"), std::string::npos);
}

TEST(Arguments, a_value_outside_its_choices_is_refused_with_the_nearest) {
  const auto a = parse_arguments(Words{"sources", "--format", "cvs"});
  ASSERT_FALSE(a);
  EXPECT_EQ(a.error().code, ErrorCode::invalid_input);
  EXPECT_NE(a.error().message.en.find("'csv'"), std::string::npos);
  EXPECT_NE(a.error().message.ja.find("csv"), std::string::npos);
}

TEST(Arguments, a_missing_good_is_named_unless_help_is_asked_for) {
  EXPECT_FALSE(parse_arguments(Words{"dossier"}));
  const auto help = parse_arguments(Words{"dossier", "--help"});
  ASSERT_TRUE(help);
  EXPECT_TRUE(help->has("--help"));
  EXPECT_TRUE(parse_arguments(Words{"-h"})->has("--help"));
}

TEST(Arguments, words_after_two_dashes_are_no_options) {
  const std::vector<std::string> words{"import", "comtrade", "a.csv", "--force", "--", "-b.csv", "--", "--force"};
  const auto parsed = parse_arguments(words);
  ASSERT_TRUE(parsed) << parsed.error().message.en;
  EXPECT_EQ(parsed->all("files"), (std::vector<std::string>{"a.csv", "-b.csv", "--", "--force"}));
  EXPECT_TRUE(parsed->has("--force"));
  for (const std::vector<std::string>& refused :
       {std::vector<std::string>{"--", "import", "nt", "--retrieved=1", "--", "a"},
        {"sql", "SELECT 1", "--", "x"},
        {"--", "x"}}) {
    const auto error = parse_arguments(refused);
    ASSERT_FALSE(error) << refused.back();
    EXPECT_EQ(error.error().code, ErrorCode::invalid_input);
  }
  EXPECT_EQ(parse_arguments(std::vector<std::string>{"sql", "--", "-1"})->one("query"), "-1");
}

}  // namespace
}  // namespace noroshi::cli
