#include "model/report_order.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

ReportTable table() {
  ReportTable t;
  t.columns = {{"name", {"Name", "名称"}}, {"hhi", {"HHI", "HHI"}, CellKind::real}};
  t.rows = {{std::string{"b"}, 0.5}, {std::string{"c"}, Cell{}}, {std::string{"a"}, 0.75}, {std::string{"d"}, 0.5}};
  return t;
}
std::string names(const ReportTable& t) {
  std::string all;
  for (const auto& row : t.rows) all += std::get<std::string>(row[0]);
  return all;
}

TEST(ReportOrder, SortsByAColumnWithTheUnknownLastEitherWay) {
  auto t = table();
  ASSERT_TRUE(sort_rows(t, "hhi"));
  EXPECT_EQ(names(t), "bdac");
  ASSERT_TRUE(sort_rows(t, "-hhi"));
  EXPECT_EQ(names(t), "abdc");
  ASSERT_TRUE(sort_rows(t, "name"));
  EXPECT_EQ(names(t), "abcd");
}

TEST(ReportOrder, AWrongColumnComesWithTheNearest) {
  auto t = table();
  const auto refused = sort_rows(t, "-hhj");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "sort");
  EXPECT_EQ(refused.error().nearest, (std::vector<Near>{{"hhi"}}));
}

}  // namespace
}  // namespace noroshi
