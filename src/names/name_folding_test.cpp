#include "names/name_folding.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

TEST(FoldName, IgnoresCaseAccentsWidthAndPunctuation) {
  EXPECT_EQ(fold_name("Côte d'Ivoire"), "cotedivoire");
  EXPECT_EQ(fold_name("COTE D’IVOIRE"), "cotedivoire");
  EXPECT_EQ(fold_name("Ｃｈｉｎａ"), "china");
  EXPECT_EQ(fold_name("Türkiye"), fold_name("TURKIYE"));
  EXPECT_EQ(fold_name("Areas, n.e.s."), fold_name("Areas, nes"));
  EXPECT_EQ(fold_name("Bosnia & Herzegovina"), fold_name("Bosnia and Herzegovina"));
}

TEST(FoldName, KeepsJapaneseVoicingAndHangul) {
  EXPECT_NE(fold_name("ガーナ"), fold_name("カーナ"));
  EXPECT_EQ(fold_name("ｶﾞｰﾅ"), fold_name("ガーナ"));
  EXPECT_EQ(fold_name("대한민국"), "대한민국");
}

TEST(FoldName, KeepsTheDigitsThatTellStatesApart) { EXPECT_NE(fold_name("Sudan (...2011)"), fold_name("Sudan")); }

TEST(FoldName, IsItsOwnFixedPoint) {
  for (const char* name : {"Réunion", "Åland Islands", "中国香港", "コートジボワール", "ẞ"}) {
    EXPECT_EQ(fold_name(fold_name(name)), fold_name(name)) << name;
  }
}

TEST(FoldName, SurvivesTextThatIsNotUtf8) { EXPECT_EQ(fold_name("C\xf4te"), fold_name("Cte")); }

}  // namespace
}  // namespace noroshi
