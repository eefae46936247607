#include "base/text.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

TEST(Text, FormatsBothLanguagesWithTheSameArguments) {
  const auto words = text("{} of {}", "{1}中{0}", 3, 7);
  EXPECT_EQ(words.in(Language::en), "3 of 7");
  EXPECT_EQ(words.in(Language::ja), "7中3");
}

TEST(Text, AnArgumentInTwoLanguagesSpeaksEach) {
  const auto words = text("imports of {}", "{}の輸入", Text{"Japan", "日本"});
  EXPECT_EQ(words.en, "imports of Japan");
  EXPECT_EQ(words.ja, "日本の輸入");
  EXPECT_EQ(text("{}", "{}", StaticText{"yes", "はい"}).ja, "はい");
}

}  // namespace
}  // namespace noroshi
