#include "interfaces/cli/wording.hpp"

#include <gtest/gtest.h>

namespace noroshi::cli {
namespace {

TEST(Wording, SaysAJobAsTheCommandThatOneTypes) {
  EXPECT_EQ(as_typed(Text{"see ⟦sources⟧", "⟦import?⟧"}).en, "see `noroshi sources`");
  EXPECT_EQ(as_typed(Text{"", "⟦import?⟧ を参照"}).ja, "`noroshi import --help` を参照");
  EXPECT_EQ(as_typed(Text{"⟦chokepoints importer=JPN⟧", ""}).en, "`noroshi chokepoints --importer JPN`");
}

TEST(Wording, FieldsThatStandAsWordsHaveNoOption) {
  EXPECT_EQ(as_typed(Text{"⟦import feed=concordance files=FILES⟧", ""}).en, "`noroshi import concordance FILES`");
  EXPECT_EQ(as_typed(Text{"⟦catalogue what=groups⟧", ""}).en, "`noroshi catalogue groups`");
}

TEST(Wording, SaysAFieldAsItsOption) {
  EXPECT_EQ(as_typed(Text{"(⟦.limit⟧)", ""}).en, "(--limit)");
  EXPECT_EQ(as_typed(Text{"add ⟦.as_of=2024-06-30⟧", ""}).en, "add --as-of 2024-06-30");
}

TEST(Wording, AsksWhetherTheNearestNameWasMeant) {
  const Error error{.message = {"no such good.", "その物資はありません。"}, .nearest = {{"gallium"}}};
  EXPECT_EQ(error_words(error).en, "no such good. Did you mean 'gallium'?");
  EXPECT_EQ(error_words(error).ja, "その物資はありません。もしかして: 「gallium」。");
  const Error areas{.nearest = {{"JPN", {"Japan", "日本"}}, {"JAM", {"Jamaica", "ジャマイカ"}}}};
  EXPECT_EQ(error_words(areas).en, " Did you mean JPN (Japan), JAM (Jamaica)?");
}

TEST(Wording, ThePlaceOfAnErrorIsTheOptionOrTheWord) {
  EXPECT_EQ(error_place({.field = "as_of"}, "chokepoints"), "--as-of");
  EXPECT_EQ(error_place({.field = "good"}, "dossier"), "GOOD");
  EXPECT_EQ(error_place({.field = "good"}, "level"), "--good");
  EXPECT_EQ(error_place({.where = "file.csv:3", .field = "files"}, "import"), "file.csv:3");
  EXPECT_EQ(error_place({}, "import"), "");
}

}  // namespace
}  // namespace noroshi::cli
