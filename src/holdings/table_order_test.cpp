#include "holdings/table_order.hpp"

#include <gtest/gtest.h>

namespace noroshi::holdings {
namespace {

ReportTable shares() {
  return {"shares",
          {},
          {{"product", {"Product", "品目"}}, {"share", {"Share", "シェア"}, CellKind::share}},
          {{std::string{"a"}, 0.2}, {std::string{"b"}, Cell{}}, {std::string{"c"}, 0.9}, {std::string{"d"}, 0.2}},
          {},
          {}};
}
std::string ordered(const std::string& wish) {
  auto table = shares();
  order_rows(table, *read_order(wish, table.columns));
  std::string products;
  for (const auto& row : table.rows) products += std::get<std::string>(row[0]);
  return products;
}

TEST(TableOrder, PutsUnknownLastEitherWayAndLeavesEqualRowsInTheirOrder) {
  EXPECT_EQ(ordered("share"), "adcb");
  EXPECT_EQ(ordered("-share"), "cadb");
  EXPECT_EQ(ordered("-product"), "dcba");
}

TEST(TableOrder, AColumnThatIsNoneComesWithTheNearest) {
  const auto refused = read_order("-shere", shares().columns);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "sort");
  EXPECT_EQ(refused.error().nearest, (std::vector<Near>{{"share"}}));
}

}  // namespace
}  // namespace noroshi::holdings
