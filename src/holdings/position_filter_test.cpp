#include "holdings/position_filter.hpp"

#include "holdings/test_workspace.hpp"

namespace noroshi::holdings {
namespace {

class PositionFilterTest : public example::WorkspaceTest {
 protected:
  static PositionRow row(const char* code, std::uint16_t supplier, double share, double usd, Gap gap = Gap::none) {
    return {.product = *ProductCode::parse(Nomenclature::hs22, code),
            .imports_usd = usd,
            .shortfall = {.gap = gap},
            .top_share = share,
            .top_supplier = AreaCode{supplier},
            .suppliers = 3};
  }
  std::size_t left(const PositionFilter& filter) {
    auto workspace = opened();
    std::vector<PositionRow> rows{row("850511", 156, 0.9, 1e6), row("271111", 36, 0.4, 5e6),
                                  row("850760", 156, 0.9, 1e6, Gap::partners_listed)};
    EXPECT_TRUE(filter.apply(workspace, rows));
    return rows.size();
  }
};

TEST_F(PositionFilterTest, EachBoundTakesOutWhatDoesNotPass) {
  EXPECT_EQ(left({}), 3u);
  EXPECT_EQ(left({.supplier = "China"}), 2u);
  EXPECT_EQ(left({.min_value = 2e6}), 1u);
  EXPECT_EQ(left({.min_share = 0.5}), 1u) << "a share that is not known is not at least one half";
}

TEST_F(PositionFilterTest, AnUnknownAreaIsRefusedUnderItsField) {
  auto workspace = opened();
  std::vector<PositionRow> rows;
  const auto refused = PositionFilter{.supplier = "Atlantis"}.apply(workspace, rows);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "supplier");
}

}  // namespace
}  // namespace noroshi::holdings
