#include "toml/key_depth.hpp"

#include <gtest/gtest.h>

#include <string>

#include "toml/document.hpp"

namespace noroshi::toml {
namespace {

std::string key_of(std::size_t parts) {
  std::string key = "a";
  for (std::size_t i = 1; i < parts; ++i) key += ".a";
  return key;
}

TEST(KeyDepth, is_bounded_line_by_line) {
  EXPECT_EQ(line_of_deep_key(""), std::nullopt);
  EXPECT_EQ(line_of_deep_key(key_of(kMostDotsOfLine + 1) + " = 1\n" + key_of(kMostDotsOfLine + 1) + " = 2\n"),
            std::nullopt);
  EXPECT_EQ(line_of_deep_key("x = 1\n" + key_of(kMostDotsOfLine + 2) + " = 1\n"), 2U);
}

TEST(KeyDepth, a_file_that_would_exhaust_the_stack_is_refused_with_its_line) {
  for (const std::string& deep : {key_of(100'000) + " = 1\n", "[" + key_of(100'000) + "]\n",
                                  "[[" + key_of(100'000) + "]]\n", "x = { " + key_of(100'000) + " = 1 }\n"}) {
    const auto document = Document::parse("# first\n" + deep, "x.toml");
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().code, ErrorCode::invalid_input);
    EXPECT_EQ(document.error().where, "x.toml:2");
  }
}

TEST(KeyDepth, the_deepest_file_that_is_let_through_does_no_harm) {
  const std::string key = key_of(60);
  for (const std::size_t lists : {100U, 1000U}) {  // the library's own limit lies between
    std::string nested = "[" + key + "]\n" + key + " = ";
    for (std::size_t i = 0; i < lists; ++i) nested += "[\n{ " + key + " = ";
    nested += "1";
    for (std::size_t i = 0; i < lists; ++i) nested += "}\n]";
    EXPECT_EQ(Document::parse(nested + "\n", "x.toml").has_value(), lists == 100) << lists;
  }
  EXPECT_FALSE(Document::parse("x = " + std::string(100'000, '[') + std::string(100'000, ']'), "x.toml"));
}

}  // namespace
}  // namespace noroshi::toml
