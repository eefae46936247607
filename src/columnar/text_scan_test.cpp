#include "columnar/text_scan.hpp"

#include <gtest/gtest.h>

namespace noroshi::columnar {
namespace {

TextScan scan(std::string_view text, std::size_t block) {
  TextScan s;
  for (std::size_t at = 0; at < text.size(); at += block) s.take(text.substr(at, block));
  s.finish();
  return s;
}

TEST(TextScan, FindsTheFirstInvalidByteWhereverBlocksAreCut) {
  const std::string good = "狼煙 noroshi ☕ 🌊 é\n";
  for (const auto& [text, place] : {std::pair<std::string, std::optional<std::uint64_t>>{good + good, std::nullopt},
                                    {good + "\xFF" + good, good.size()},
                                    {good + "\xE7\x8B", good.size()},
                                    {"\x80", 0},
                                    {good + "ab\xC0\xAF", good.size() + 2}}) {
    for (std::size_t block = 1; block <= text.size() + 1; ++block) {
      ASSERT_EQ(scan(text, block).first_invalid(), place) << "block " << block;
    }
  }
}

TEST(TextScan, SeesMixedLineEndsWhereverBlocksAreCut) {
  for (std::size_t block = 1; block < 12; ++block) {
    EXPECT_FALSE(scan("a\nb\nc\n", block).mixed_newlines()) << block;
    EXPECT_FALSE(scan("a\r\nb\r\n\r\nc\r\n", block).mixed_newlines()) << block;
    EXPECT_FALSE(scan("a\rb\rc", block).mixed_newlines()) << block;
    EXPECT_TRUE(scan("a\r\nb\nc\r\n", block).mixed_newlines()) << block;
    EXPECT_TRUE(scan("a\nb\r\n", block).mixed_newlines()) << block;
    EXPECT_TRUE(scan("a\nb\rc\n", block).mixed_newlines()) << block;
  }
}

TEST(TextScan, KnowsUtf16ByItsMarkAndByItsZeros) {
  using std::string_view_literals::operator""sv;
  EXPECT_EQ(scan("\xFF\xFE"
                 "a\0"sv,
                 8)
                .signature(),
            TextSignature::utf16_le);
  EXPECT_EQ(scan("\0a\0,\0b\0\n\0c"sv, 3).signature(), TextSignature::utf16_be);
  EXPECT_EQ(scan("a\0,\0b\0\n\0c\0"sv, 3).signature(), TextSignature::utf16_le);
  EXPECT_EQ(scan("\xEF\xBB\xBF"
                 "a,b",
                 2)
                .signature(),
            TextSignature::utf8_bom);
  EXPECT_EQ(scan("a,b\n", 2).signature(), TextSignature::none);
}

}  // namespace
}  // namespace noroshi::columnar
