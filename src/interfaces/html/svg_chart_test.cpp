#include "interfaces/html/svg_chart.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace noroshi::html {
namespace {

Chart sample(Chart::Kind kind) {
  Chart chart;
  chart.id = "suppliers";
  chart.title = {"Suppliers <b>", "供給国"};
  chart.kind = kind;
  chart.unit = {"share", "割合"};
  chart.categories = {{"2022", "2022"}, {"2023", "2023"}};
  chart.series = {{{"China", "中国"}, {0.8, 0.9}, {true, false}}, {{"Other", "その他"}, {0.2, 0.1}, {true, false}}};
  return chart;
}

TEST(SvgChart, unknown_is_said_and_never_drawn_as_zero) {
  const std::string svg = svg_chart(sample(Chart::Kind::stacked_bar), "c", Language::ja);
  EXPECT_NE(svg.find("不明"), std::string::npos);
  EXPECT_EQ(svg.find("90%"), std::string::npos) << "a value that is not known was drawn";
}

TEST(SvgChart, a_line_breaks_where_a_value_is_unknown) {
  auto chart = sample(Chart::Kind::line);
  chart.categories.push_back({"2024", "2024"});
  chart.series = {{{"HHI", "HHI"}, {0.1, 0.0, 0.3}, {true, false, true}}};
  const std::string svg = svg_chart(chart, "c", Language::en);
  const std::size_t path = svg.find("<path d=\"");
  const std::string d = svg.substr(path, svg.find("\" class", path) - path);
  EXPECT_EQ(std::count(d.begin(), d.end(), 'M'), 2);
  EXPECT_EQ(std::count(d.begin(), d.end(), 'L'), 0);
}

TEST(SvgChart, has_a_name_and_escapes_it) {
  const std::string svg = svg_chart(sample(Chart::Kind::bar), "c", Language::en);
  EXPECT_NE(svg.find("role=\"img\""), std::string::npos);
  EXPECT_NE(svg.find("Suppliers &lt;b&gt;"), std::string::npos);
}

TEST(SvgChart, the_table_beside_it_keeps_unknown_unknown) {
  const auto table = chart_table(sample(Chart::Kind::bar));
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(table.rows[1][1]));
}

TEST(SvgChart, a_chart_without_data_is_still_a_picture) {
  EXPECT_NE(svg_chart(Chart{}, "c", Language::en).find("</svg>"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::html
