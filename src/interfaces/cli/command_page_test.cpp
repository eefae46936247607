#include "interfaces/cli/command_page.hpp"

#include <gtest/gtest.h>

namespace noroshi::cli {
namespace {

const CommandDecl kPage{.name = "ask",
                        .summary = {},
                        .description = {},
                        .prints = {},
                        .fields = {{.name = "question", .value = "QUESTION", .doc = {}, .required = true},
                                   {.name = "as_of", .value = "DATE", .doc = {"A day; ⟦sources⟧.", "日。⟦sources⟧"}},
                                   {.name = "files", .value = "FILES", .doc = {}, .many = true}},
                        .words = {"question", "files"}};

TEST(CommandPage, AFieldIsAnOptionUnlessItStandsAsAWord) {
  const auto options = kPage.options();
  ASSERT_EQ(options.size(), 1U);
  EXPECT_EQ(options[0].name, "--as-of");
  EXPECT_EQ(options[0].doc.en, "A day; `noroshi sources`.");
}

TEST(CommandPage, WordsKeepTheirOrder) {
  const auto words = kPage.positionals();
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].name, "question");
  EXPECT_TRUE(words[0].required);
  EXPECT_EQ(words[1].value, "FILES");
  EXPECT_TRUE(words[1].many);
}

}  // namespace
}  // namespace noroshi::cli
