#include "use_cases/trade_years.hpp"

#include <algorithm>
#include <fstream>

#include "use_cases/bundled_data.hpp"
#include "use_cases/import_feed.hpp"
#include "use_cases/query_rows.hpp"
#include "use_cases/test_workspace.hpp"
#include "use_cases/year_editions.hpp"

namespace noroshi {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kIndia = 356, kBrazil = 76, kChina = 156, kKorea = 410;
constexpr auto k17 = Nomenclature::hs17, k22 = Nomenclature::hs22;
constexpr Period kYear{2022, 0};

class LoadTradeYears : public example::WorkspaceTest {
 protected:
  [[nodiscard]] LoadedTrade load() const {
    auto db = Database::open();
    const auto stored = StoredTrade::open(*Workspace::open(folder, Access::read), {.source = "comtrade"});
    auto loaded = load_trade_years(*stored, *db, **area_catalog(), {.year = 2022, .window = 1}, {});
    EXPECT_TRUE(loaded);
    return std::move(*loaded);
  }
  // HS17 to HS22: 850760 stays what it is, 381590 takes in 381511.
  void import_concordance() const {
    const auto file = folder / "hs5_hs6.csv";
    std::ofstream{file} << "HS17,HS22\n850760,850760\n381590,381590\n381511,381590\n";
    ImportRequest request;
    request.workspace = folder;
    request.feed = "concordance";
    request.files = {file};
    const auto done = import_feed(request, {});
    ASSERT_TRUE(done) << done.error().message.en;
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
  import_concordance();
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

// Imports of a product by all areas but from themselves, and how many areas those are, as the stored rows say. Groups
// that report beside their members (the EU) are left out.
std::pair<double, std::uint32_t> world_imports(Database& db, const std::string& file, std::string_view code,
                                               std::string_view edition) {
  std::pair<double, std::uint32_t> sum;
  const auto sql = fmt::format(
      "SELECT reporter, sum(value_usd) FROM read_parquet({}) WHERE product = '{}' AND reporter <> partner AND "
      "flow = 'import' AND revision LIKE '{}' GROUP BY 1 ORDER BY 1",
      sql_string(file), code, edition);
  EXPECT_TRUE(each_row(db, sql, [&](const Batch& batch, std::size_t r) {
    const AreaCode reporter{static_cast<std::uint16_t>(batch.values<std::int16_t>(0)[r])};
    if ((*area_catalog())->area(reporter).kind == AreaKind::group) return;
    sum.first += batch.values<double>(1)[r];
    ++sum.second;
  }));
  return sum;
}

TEST_F(LoadTradeYears, RealReportsOfOlderEditionsCountInTheWorld) {
  const char* root = std::getenv("NOROSHI_TEST_DATA");
  const auto file = std::filesystem::path{root == nullptr ? "" : root} / "trade" / "comtrade_battery_hs6" /
                    "comtrade_imports_battery_hs6_2018_2024.csv.gz";
  if (root == nullptr || !std::filesystem::exists(file)) GTEST_SKIP() << "NOROSHI_TEST_DATA is absent";
  const auto done = import_feed({.workspace = folder, .feed = "comtrade", .files = {file}}, {});
  ASSERT_TRUE(done) << done.error().message.en;
  const auto loaded = load();
  const auto& year = loaded.years.back();
  auto db = Database::open();
  const auto stored = (folder / "lake" / "trade" / "comtrade" / "2022.parquet").string();
  // Million USD and importers: in the edition in force alone, then in all editions.
  for (const auto& [digits, before, reporters_before, after, reporters_after] :
       {std::tuple{"850760", 88496.1, 111U, 90284.5, 156U}, std::tuple{"283329", 2080.4, 108U, 2213.3, 157U},
        std::tuple{"285390", 1289.1, 112U, 1418.9, 152U}}) {
    const auto product = *ProductCode::parse(k22, digits);
    const auto p = std::ranges::find(year.cube.products, product) - year.cube.products.begin();
    ASSERT_LT(static_cast<std::size_t>(p), year.cube.products.size()) << digits;
    const auto at = static_cast<std::size_t>(p);
    double imports = 0.0;
    for (std::size_t q = year.cube.position_begin[at]; q < year.cube.position_begin[at + 1]; ++q)
      imports += year.position.imports[q];
    const auto all = world_imports(*db, stored, digits, "HS%"), in_force = world_imports(*db, stored, digits, "HS22");
    EXPECT_NEAR(imports, all.first, 1e-9 * all.first) << digits;
    EXPECT_EQ(year.cube.position_begin[at + 1] - year.cube.position_begin[at], all.second) << digits;
    EXPECT_NEAR(all.first / 1e6, after, 0.1);
    EXPECT_NEAR(in_force.first / 1e6, before, 0.1);
    EXPECT_EQ(all.second, reporters_after);
    EXPECT_EQ(in_force.second, reporters_before);
  }
}

}  // namespace
}  // namespace noroshi
