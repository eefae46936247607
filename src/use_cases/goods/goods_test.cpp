#include "use_cases/goods/goods.hpp"

#include <algorithm>

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kKorea = 410, kChile = 152;
enum Column : std::size_t { good_column = 0, codes = 2, designated = 3, newest = 4, laws = 5 };

class ListGoods : public example::WorkspaceTest {
 protected:
  [[nodiscard]] Result<ReportTable> ask(const GoodsRequest& request) const {
    auto workspace = opened();
    return list_goods(workspace, request);
  }
  [[nodiscard]] std::vector<Cell> one(const std::string& id, const std::string& importer = "JPN") const {
    const auto table = ask({.importer = importer});
    const auto row = std::ranges::find_if(table->rows, [&](const auto& r) { return r[good_column] == Cell{id}; });
    EXPECT_NE(row, table->rows.end()) << id;
    return *row;
  }
};

TEST_F(ListGoods, EveryGoodOfTheAtlasHasALineWithItsCodes) {
  const auto table = ask({});
  ASSERT_TRUE(table) << table.error().message.en;
  EXPECT_EQ(table->rows.size(), (*example::data()->atlas())->goods.size());
  EXPECT_NE(std::get<std::string>(one("iodine")[codes]).find("280120"), std::string::npos);
}

TEST_F(ListGoods, WordsOfAnyLanguageNarrowTheList) {
  const auto magnets = ask({.words = {"磁石"}});
  ASSERT_TRUE(magnets);
  EXPECT_FALSE(magnets->rows.empty());
  EXPECT_LT(magnets->rows.size(), 10U);
  const auto both = ask({.words = {"lithium", "hydroxide"}});
  ASSERT_TRUE(both);
  EXPECT_EQ(std::get<std::string>(both->rows.at(0)[good_column]), "lithium_hydroxide");
}

TEST_F(ListGoods, AWordThatNoGoodHasIsRefusedWithTheNearestId) {
  const auto refused = ask({.words = {"galliun"}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "words");
  EXPECT_EQ(refused.error().nearest, std::vector{Near{"gallium"}});
}

TEST_F(ListGoods, LoadedImportsAreTheNewestOfItsCodesOrOfALineBelowAndOfThatImporterOnly) {
  EXPECT_EQ(one("iodine", "KOR")[newest], Cell{});  // not loaded is unknown
  store("comtrade",
        {bought(kKorea, kChile, "280120", {2022, 0}, 1.0), bought(kJapan, kChile, "280120", {2024, 5}, 1.0)});
  EXPECT_EQ(one("iodine", "KOR")[newest], Cell{std::string{"2022"}});
  EXPECT_EQ(one("iodine", "JPN")[newest], Cell{std::string{"2024-05"}});
}

TEST_F(ListGoods, AnUnknownImporterIsRefused) { EXPECT_EQ(ask({.importer = "Japn"}).error().field, "importer"); }

}  // namespace
}  // namespace noroshi::use_cases
