#include <algorithm>

#include "columnar/query_rows.hpp"
#include "holdings/test_workspace.hpp"
#include "holdings/trade_years.hpp"
#include "use_cases/import/import.hpp"

// What comes out of files that publishers delivered.
namespace noroshi::use_cases {
namespace {

constexpr auto k22 = Nomenclature::hs22;

class ImportedTrade : public example::WorkspaceTest {};

// Imports of a product by all areas but from themselves, and how many areas those are, as the stored rows say. Groups
// that report beside their members (the EU) are left out.
std::pair<double, std::uint32_t> world_imports(columnar::Database& db, const std::string& file, std::string_view code,
                                               std::string_view edition) {
  std::pair<double, std::uint32_t> sum;
  const auto sql = fmt::format(
      "SELECT reporter, sum(value_usd) FROM read_parquet({}) WHERE product = '{}' AND reporter <> partner AND "
      "flow = 'import' AND revision LIKE '{}' GROUP BY 1 ORDER BY 1",
      columnar::sql_string(file), code, edition);
  EXPECT_TRUE(columnar::each_row(db, sql, [&](const columnar::Batch& batch, std::size_t r) {
    const AreaCode reporter{static_cast<std::uint16_t>(batch.values<std::int16_t>(0)[r])};
    if (example::data()->areas().area(reporter).kind == AreaKind::group) return;
    sum.first += batch.values<double>(1)[r];
    ++sum.second;
  }));
  return sum;
}

TEST_F(ImportedTrade, RealReportsOfOlderEditionsCountInTheWorld) {
  const char* root = std::getenv("NOROSHI_TEST_DATA");
  const auto file = std::filesystem::path{root == nullptr ? "" : root} / "trade" / "comtrade_battery_hs6" /
                    "comtrade_imports_battery_hs6_2018_2024.csv.gz";
  if (root == nullptr || !std::filesystem::exists(file)) GTEST_SKIP() << "NOROSHI_TEST_DATA is absent";
  auto workspace = opened(lake::Access::write);
  const auto done = import_feed(workspace, {.feed = "comtrade", .files = {file}}, {});
  ASSERT_TRUE(done) << done.error().message.en;
  const auto stored_trade =
      holdings::StoredTrade::open(*lake::Workspace::open(folder, lake::Access::read), {.source = "comtrade"});
  auto db = columnar::Database::open();
  const auto loaded =
      holdings::load_trade_years(*stored_trade, *db, example::data()->areas(), {.year = 2022, .window = 1}, {});
  ASSERT_TRUE(loaded);
  const auto& year = loaded->years.back();
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
}  // namespace noroshi::use_cases
