#include "model/cell.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <limits>

namespace noroshi {
namespace {

TEST(Cell, an_empty_cell_and_a_number_that_is_not_finite_are_unknown) {
  EXPECT_TRUE(is_unknown(Cell{}));
  EXPECT_TRUE(is_unknown(Cell{std::numeric_limits<double>::quiet_NaN()}));
  EXPECT_TRUE(is_unknown(Cell{Verdict::unknown}));
  EXPECT_FALSE(is_unknown(Cell{Verdict::clear}));
  EXPECT_FALSE(is_unknown(Cell{std::string{"unknown"}}));
  EXPECT_FALSE(is_unknown(Cell{0.0}));
}

TEST(Cell, decimals_are_plain_and_read_back_exactly) {
  EXPECT_EQ(plain_text(Cell{0.00001}, Language::en), "0.00001");
  EXPECT_EQ(plain_text(Cell{0.1 + 0.2}, Language::en), "0.30000000000000004");
  EXPECT_EQ(std::stod(plain_text(Cell{1e300}, Language::en)), 1e300);
  EXPECT_EQ(std::strtod(plain_text(Cell{5e-324}, Language::en).c_str(), nullptr), 5e-324);
}

TEST(Cell, a_verdict_is_its_name_and_a_date_is_iso_in_either_language) {
  EXPECT_EQ(plain_text(Cell{Verdict::flagged}, Language::ja), "flagged");
  EXPECT_EQ(plain_text(Cell{Verdict::clear}, Language::ja), "clear");
  EXPECT_EQ(plain_text(Cell{Verdict::unknown}, Language::en), "");
  EXPECT_EQ(plain_text(Cell{Date{2023, 8, 1}}, Language::ja), "2023-08-01");
}

TEST(Cell, columns_with_one_name_get_two) {
  ReportTable table;
  for (const char* id : {"a", "a", "a_2", "a"}) table.columns.push_back({id, {}, CellKind::text, {}});
  EXPECT_EQ(unique_column_ids(table), (std::vector<std::string>{"a", "a_3", "a_2", "a_4"}));
}

}  // namespace
}  // namespace noroshi
