#include "interfaces/html/table_section.hpp"

#include <gtest/gtest.h>

namespace noroshi::html {
namespace {

TEST(TableSection, has_caption_scopes_marks_and_sources) {
  ReportTable table;
  table.title = {"Verdicts", "判定"};
  table.columns = {{"m", {"Method", "手法"}, CellKind::text, {}},
                   {"v", {"Verdict", "判定"}, CellKind::verdict, {}},
                   {"s", {"Share", "シェア"}, CellKind::share, {"of imports", "輸入に占める割合"}}};
  table.rows = {{std::string{"<img onerror=x>"}, Verdict::flagged, 0.5}, {std::string{"b"}, Cell{}, Cell{}}};
  table.provenance = {{"UN Comtrade", "2023", Date{2024, 9, 30}, 41, {"as reported", "報告値"}}};
  const std::string html = table_section(table, Language::ja);
  for (const char* part : {"<caption>判定</caption>", "scope=\"col\"", "<th scope=\"row\">&lt;img onerror=x&gt;</th>",
                           "● 該当", "? 不明", "50.0%", "輸入に占める割合", "UN Comtrade、対象期間 2023"}) {
    EXPECT_NE(html.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(html.find("<img"), std::string::npos);
}

TEST(TableSection, few_rows_with_many_columns_are_turned_and_file_columns_stay_out) {
  ReportTable table;
  for (int c = 0; c < 9; ++c)
    table.columns.push_back({fmt::format("c{}", c), text("C{}", "列{}", c), CellKind::integer, {}});
  table.columns.push_back({"detail", {"Detail", "詳細"}, CellKind::text, {}, true});
  table.rows = {std::vector<Cell>(9, Cell{std::int64_t{7}})};
  const std::string html = table_section(table, Language::en);
  EXPECT_NE(html.find("<th scope=\"row\">C8</th><td class=\"n\">7</td>"), std::string::npos);
  EXPECT_EQ(html.find("Detail"), std::string::npos);
}

TEST(TableSection, an_empty_table_says_so) {
  EXPECT_NE(table_section(ReportTable{}, Language::en).find("no data loaded"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::html
