#include "holdings/good_choice.hpp"

#include <algorithm>

#include "holdings/test_workspace.hpp"

namespace noroshi::holdings {
namespace {
using example::bought;

class ChooseGood : public example::WorkspaceTest {
 protected:
  [[nodiscard]] Result<GoodChoice> choose(const std::string& asked) const {
    auto workspace = opened();
    return choose_good(workspace, asked);
  }
  [[nodiscard]] std::string key_of(const std::string& asked) const {
    const auto chosen = choose(asked);
    return chosen ? chosen->key : "refused: " + chosen.error().message.en;
  }
};

TEST_F(ChooseGood, KnowsAGoodByIdNameInAnyLanguageAndAlias) {
  for (const auto* asked : {"gallium", "Gallium", "ガリウム", "镓", "갈륨", "Ga"})
    EXPECT_EQ(key_of(asked), "gallium") << asked;
  const auto gallium = choose("gallium");
  ASSERT_TRUE(gallium);
  ASSERT_NE(gallium->good, nullptr);
  EXPECT_EQ(gallium->name.ja, "ガリウム");
  EXPECT_EQ(gallium->codes, (std::vector<std::string>{"811292", "811292990"}));
}

TEST_F(ChooseGood, ACodeThatMeansOneGoodIsThatGoodHoweverItIsWritten) {
  for (const auto* asked : {"280120", "2801.20", "HS 280120", "280120000"}) EXPECT_EQ(key_of(asked), "iodine") << asked;
}

// 811292 holds gallium, germanium, indium, niobium, vanadium.
TEST_F(ChooseGood, ACodeThatSeveralGoodsShareIsASubjectOfItsOwnOnceItIsTraded) {
  const auto untraded = choose("811292");
  ASSERT_FALSE(untraded);
  EXPECT_EQ(untraded.error().code, ErrorCode::invalid_input);
  EXPECT_GE(untraded.error().nearest.size(), 2u);
  store("comtrade", {bought(392, 156, "811292", {2023, 0}, 5.0)});
  const auto traded = choose("811292");
  ASSERT_TRUE(traded) << traded.error().message.en;
  EXPECT_EQ(traded->key, "811292");
  EXPECT_EQ(traded->good, nullptr);
  EXPECT_EQ(traded->goods_here.size(), untraded.error().nearest.size());
}

TEST_F(ChooseGood, ABareCodeIsKnownByItsTradeAlone) {
  EXPECT_EQ(choose("010121").error().code, ErrorCode::not_found);  // horses: no good of the atlas
  store("comtrade", {bought(392, 156, "010121", {2023, 0}, 5.0)});
  const auto horses = choose("010121");
  ASSERT_TRUE(horses) << horses.error().message.en;
  EXPECT_EQ(horses->key, "010121");
  EXPECT_EQ(horses->good, nullptr);
  EXPECT_TRUE(horses->goods_here.empty());
  EXPECT_EQ(scope_of(*horses, "010121"), GoodCode::Scope::exact);
}

TEST_F(ChooseGood, AsksBackWhereAWordMayMeanSeveralGoods) {
  const auto silicon = choose("silico");
  ASSERT_FALSE(silicon);
  EXPECT_EQ(silicon.error().code, ErrorCode::invalid_input);
  EXPECT_EQ(silicon.error().field, "good");
  EXPECT_FALSE(silicon.error().nearest.empty());
  EXPECT_LE(silicon.error().nearest.size(), 5u);
}

TEST_F(ChooseGood, RefusesWhatNobodyKnowsAndGuessesAtATypo) {
  const auto typo = choose("galium");
  ASSERT_FALSE(typo);
  EXPECT_EQ(typo.error().code, ErrorCode::not_found);
  ASSERT_FALSE(typo.error().nearest.empty());
  EXPECT_EQ(typo.error().nearest.front().value, "gallium");
  const auto nothing = choose("philosopher's stone");
  ASSERT_FALSE(nothing);
  EXPECT_TRUE(nothing.error().nearest.empty());
}

TEST_F(ChooseGood, SaysWhichScopeACodeHasForTheGood) {
  const auto polysilicon = choose("polysilicon");
  ASSERT_TRUE(polysilicon);
  EXPECT_EQ(scope_of(*polysilicon, "280461"), GoodCode::Scope::wider);
  EXPECT_EQ(scope_of(*polysilicon, "280461200"), GoodCode::Scope::exact);
}

}  // namespace
}  // namespace noroshi::holdings
