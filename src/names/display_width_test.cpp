#include "names/display_width.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

TEST(DisplayWidth, japanese_letters_take_two_columns) {
  EXPECT_EQ(display_width("希土類 HS17"), 11U);
  EXPECT_EQ(display_width("ｱﾙﾐ"), 3U) << "half-width kana";
  EXPECT_EQ(display_width("e\u0301"), 1U) << "a combining accent takes none";
  EXPECT_EQ(display_width("●·…"), 3U);
}

TEST(DisplayWidth, cutting_never_splits_a_character_or_exceeds_the_width) {
  EXPECT_EQ(cut_to_width("希土類金属", 7), "希土類…");
  EXPECT_EQ(cut_to_width("希土類金属", 6), "希土…");
  EXPECT_EQ(cut_to_width("short", 10), "short");
  for (std::size_t width = 0; width < 12; ++width) EXPECT_LE(display_width(cut_to_width("希a土b類c", width)), width);
}

TEST(DisplayWidth, no_escape_sequence_reaches_the_terminal) {
  EXPECT_EQ(printable("a\x1b[31m\nb"), "a [31m b");
  EXPECT_EQ(printable("\xFF"), "\uFFFD");
  EXPECT_EQ(printable("a\u202Eb"), "a b") << "a mark that turns the direction of reading";
}

TEST(DisplayWidth, lines_break_at_blanks_and_between_wide_letters) {
  EXPECT_EQ(wrap("one two three", 8), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrap("全ての行を検査", 8), (std::vector<std::string>{"全ての行", "を検査"}));
  EXPECT_EQ(wrap("保存する。次", 8), (std::vector<std::string>{"保存す", "る。次"}))
      << "a full stop does not begin a line";
  EXPECT_EQ(wrap("", 8), (std::vector<std::string>{""}));
}

}  // namespace
}  // namespace noroshi
