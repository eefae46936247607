#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/test_source_folder.hpp"
#include "names/name_folding.hpp"
#include "sources/atlas/atlas.hpp"

namespace noroshi::sources {
namespace {

// Three invented goods.
Atlas small_atlas() {
  Atlas atlas;
  Good battery;
  battery.id = "li_ion_battery";
  battery.name = {"Li-ion battery", "リチウムイオン電池"};
  battery.aliases = {"accumulator", "锂离子电池"};
  battery.codes = {{"HS", "HS22", "850760", GoodCode::Scope::exact}};
  Good cell;
  cell.id = "li_ion_cell";
  cell.name = {"Li-ion cell", "リチウムイオンセル"};
  cell.codes = {{"HS", "HS22", "850760", GoodCode::Scope::wider},
                {"JP", "JP2026", "850760000", GoodCode::Scope::wider}};
  Good magnet;
  magnet.id = "magnet";
  magnet.name = {"Magnet", "磁石"};
  magnet.codes = {{"HS", "HS22", "8505", GoodCode::Scope::wider}};
  atlas.goods = {battery, cell, magnet};
  return atlas;
}

std::vector<std::string> ids(std::string_view query) {
  const auto atlas = small_atlas();
  std::vector<std::string> out;
  for (const auto* good : find_goods(atlas, query)) out.push_back(good->id);
  return out;
}

using Ids = std::vector<std::string>;

TEST(FindGoods, AGoodIsFoundByIdNameOrAliasInAnyLanguage) {
  EXPECT_EQ(ids("li_ion_battery"), Ids{"li_ion_battery"});
  EXPECT_EQ(ids("LI-ION  battery"), Ids{"li_ion_battery"});
  EXPECT_EQ(ids("リチウムイオン電池"), Ids{"li_ion_battery"});
  EXPECT_EQ(ids("锂离子电池"), Ids{"li_ion_battery"});
  EXPECT_EQ(ids("磁石"), Ids{"magnet"});
}

TEST(FindGoods, FullWidthLettersAndDigitsAreReadLikeNarrowOnes) {
  EXPECT_EQ(ids("Ｌｉ－ｉｏｎ　ｃｅｌｌ"), Ids{"li_ion_cell"});
  EXPECT_EQ(ids("８５０５"), Ids{"magnet"});
}

TEST(FindGoods, APartOfANameFindsEveryGoodThatHoldsIt) {
  EXPECT_EQ(ids("リチウム"), (Ids{"li_ion_battery", "li_ion_cell"}));
  EXPECT_EQ(ids("accum"), Ids{"li_ion_battery"});
  EXPECT_TRUE(ids("li").empty());  // too short to mean anything
}

TEST(FindGoods, ACodeFindsExactGoodsBeforeWiderOnes) {
  EXPECT_EQ(ids("8507.60"), (Ids{"li_ion_battery", "li_ion_cell"}));
  EXPECT_EQ(ids("HS 850760"), (Ids{"li_ion_battery", "li_ion_cell"}));
  EXPECT_EQ(ids("850760000"), (Ids{"li_ion_cell", "li_ion_battery"}));
  EXPECT_EQ(ids("8507"), (Ids{"li_ion_battery", "li_ion_cell"}));
  EXPECT_EQ(ids("850511"), Ids{"magnet"});
}

TEST(FindGoods, NothingIsFoundByNothing) {
  EXPECT_TRUE(ids("").empty());
  EXPECT_TRUE(ids(" - ").empty());
  EXPECT_TRUE(ids("85").empty());
  EXPECT_TRUE(ids("no such good").empty());
}

const Atlas& shipped() {
  static const Atlas atlas = *load_atlas(test::source_folder() / "data" / "atlas");
  return atlas;
}

// Propane and butane are sold mixed under one name: who asks for it is shown both.
const std::set<std::string> kNamesOfAMixture{"LPG", "LPガス", "液化石油ガス"};

TEST(FindGoods, NoNameOfAShippedGoodIsANameOfAnother) {
  std::map<std::string, std::string> owner;
  for (const auto& good : shipped().goods) {
    auto names = good.aliases;
    names.insert(names.end(), {good.id, good.name.en, good.name.ja});
    for (const auto& name : names) {
      if (kNamesOfAMixture.contains(name)) continue;
      const auto [known, is_new] = owner.try_emplace(fold_name(name), good.id);
      EXPECT_TRUE(is_new || known->second == good.id) << name << ": " << known->second << " and " << good.id;
    }
  }
}

// Words that mean a class, a compound or another thing than the good that once carried them.
TEST(FindGoods, NoShippedAliasIsAWordForSomethingElse) {
  const std::set<std::string> others{"ITO",      "酸化インジウムスズ", "PGM",     "rare gas", "希ガス",
                                     "AdBlue",   "アドブルー",         "요소수",  "유연탄",   "歴青炭",
                                     "揮発油",   "ペレット",           "前駆体",  "전구체",   "바인더",
                                     "洗浄装置", "清洗设备",           "세정장비"};
  for (const auto& good : shipped().goods) {
    for (const auto& alias : good.aliases) EXPECT_FALSE(others.contains(alias)) << good.id << ": " << alias;
  }
}

}  // namespace
}  // namespace noroshi::sources
