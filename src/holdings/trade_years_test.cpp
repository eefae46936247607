#include "holdings/trade_years.hpp"

#include <algorithm>

#include "holdings/test_workspace.hpp"
#include "holdings/year_editions.hpp"

namespace noroshi::holdings {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kIndia = 356, kBrazil = 76, kChina = 156, kKorea = 410;
constexpr auto k17 = Nomenclature::hs17, k22 = Nomenclature::hs22;
constexpr Period kYear{2022, 0};

class LoadTradeYears : public example::WorkspaceTest {
 protected:
  [[nodiscard]] LoadedTrade load() const {
    auto db = columnar::Database::open();
    const auto stored = StoredTrade::open(*lake::Workspace::open(folder, lake::Access::read), {.source = "comtrade"});
    auto loaded = load_trade_years(*stored, *db, example::data()->areas(), {.year = 2022, .window = 1}, {});
    EXPECT_TRUE(loaded);
    return std::move(*loaded);
  }
  const TradeRecords reports{
      bought(kJapan, kChina, "850760", kYear, 60, k22),  bought(kJapan, kKorea, "850760", kYear, 20, k22),
      bought(kIndia, kChina, "850760", kYear, 40, k17),  bought(kBrazil, kKorea, "850760", kYear, 30, k17),
      bought(kBrazil, kChina, "850760", kYear, 50, k22), bought(kJapan, kChina, "381590", kYear, 5, k22),
      bought(kIndia, kChina, "381590", kYear, 7, k17)};
};

TEST_F(LoadTradeYears, ReportersOfTwoEditionsMakeOneWorld) {
  store("comtrade", reports);
  const auto loaded = load();
  const auto& year = loaded.years.back();
  ASSERT_EQ(year.cube.products.size(), 2U);  // 381590 and 850760, both as HS22
  EXPECT_EQ(year.cube.products[1], *ProductCode::parse(k22, "850760"));
  // Japan 80, India 40, Brazil 50: its HS17 rows are its older word on the same number.
  EXPECT_EQ(year.product.world_trade[1], 170.0);
  EXPECT_FLOAT_EQ(year.cube.coverage[1], 3.0f / 50.0f);  // three report; at least fifty areas are expected to
  ASSERT_EQ(year.cube.position_count(), 5U);
  for (std::size_t q = year.cube.position_begin[1]; q < year.cube.position_begin[2]; ++q) {
    const bool india = year.cube.importer[q] == AreaCode{kIndia};
    EXPECT_EQ(loaded.as_reported(1, q), *ProductCode::parse(india ? k17 : k22, "850760"));
  }
  EXPECT_EQ(loaded.editions.facts().rows_joined, 3U);
  EXPECT_EQ(loaded.editions.facts().value_joined, 77.0);
}

TEST_F(LoadTradeYears, ALoadedConcordanceKeepsAChangedNumberApart) {
  store("comtrade", reports);
  // 850760 stays what it is, 381590 takes in 381511.
  store_concordance("HS17", "HS22", {{"850760", "850760"}, {"381590", "381590"}, {"381511", "381590"}});
  const auto loaded = load();
  const auto& products = loaded.years.back().cube.products;
  EXPECT_EQ(products, (std::vector<ProductCode>{*ProductCode::parse(k17, "381590"), *ProductCode::parse(k22, "381590"),
                                                *ProductCode::parse(k22, "850760")}));
  EXPECT_EQ(loaded.editions.facts().rows_apart, 1U);
  const auto notes = notes_on_editions(loaded.editions.facts());
  ASSERT_EQ(notes.size(), 2U);  // joined, apart; nothing is without a table
  EXPECT_NE(notes[0].en.find("2 of the year's 7 rows (33.02 % of their value)"), std::string::npos) << notes[0].en;
  EXPECT_NE(notes[1].en.find("1 codes"), std::string::npos) << notes[1].en;
}

}  // namespace
}  // namespace noroshi::holdings
