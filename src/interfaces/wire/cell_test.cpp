#include "interfaces/wire/cell.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <limits>

namespace noroshi {
namespace {

TEST(Cell, an_empty_cell_and_a_number_that_is_not_finite_are_unknown) {
  EXPECT_TRUE(is_unknown(Cell{}, CellKind::real));
  EXPECT_TRUE(is_unknown(Cell{std::numeric_limits<double>::quiet_NaN()}, CellKind::real));
  EXPECT_TRUE(is_unknown(Cell{std::string{"unknown"}}, CellKind::verdict));
  EXPECT_FALSE(is_unknown(Cell{std::string{"unknown"}}, CellKind::text));
  EXPECT_FALSE(is_unknown(Cell{0.0}, CellKind::share));
}

TEST(Cell, decimals_are_plain_and_read_back_exactly) {
  EXPECT_EQ(plain_text(Cell{0.00001}, CellKind::share, Language::en), "0.00001");
  EXPECT_EQ(plain_text(Cell{0.1 + 0.2}, CellKind::real, Language::en), "0.30000000000000004");
  EXPECT_EQ(std::stod(plain_text(Cell{1e300}, CellKind::usd, Language::en)), 1e300);
  EXPECT_EQ(std::strtod(plain_text(Cell{5e-324}, CellKind::real, Language::en).c_str(), nullptr), 5e-324);
}

TEST(Cell, a_verdict_is_read_from_its_name_or_a_boolean) {
  EXPECT_EQ(verdict_in(Cell{std::string{"flagged"}}), Verdict::flagged);
  EXPECT_EQ(verdict_in(Cell{false}), Verdict::clear);
  EXPECT_EQ(verdict_in(Cell{}), std::nullopt);
  EXPECT_EQ(plain_text(Cell{Text{"clear", "非該当"}}, CellKind::verdict, Language::ja), "clear");
}

TEST(Cell, columns_with_one_name_get_two) {
  ReportTable table;
  for (const char* id : {"a", "a", "a_2", "a"}) table.columns.push_back({id, {}, CellKind::text, {}});
  EXPECT_EQ(unique_column_ids(table), (std::vector<std::string>{"a", "a_3", "a_2", "a_4"}));
}

}  // namespace
}  // namespace noroshi
