#include "interfaces/wire/csv_table.hpp"

#include <gtest/gtest.h>

namespace noroshi::wire {
namespace {

ReportTable table_of(std::vector<Cell> row) {
  ReportTable table;
  table.columns = {
      {"name", {}, CellKind::text, {}}, {"share", {}, CellKind::share, {}}, {"geodep", {}, CellKind::verdict, {}}};
  table.rows = {std::move(row)};
  return table;
}

TEST(CsvTable, quotes_commas_quotes_and_line_breaks) {
  EXPECT_EQ(write_csv(table_of({std::string{"a \"b\", c\nd"}, 0.5, Verdict::flagged}), Language::en, CsvReader::pipe),
            "name,share,geodep\n\"a \"\"b\"\", c\nd\",0.5,flagged\n");
}

TEST(CsvTable, unknown_is_an_empty_cell) {
  EXPECT_EQ(write_csv(table_of({Cell{}, Cell{}, Verdict::unknown}), Language::en, CsvReader::pipe),
            "name,share,geodep\n,,\n");
  EXPECT_EQ(write_csv(table_of({std::string{"short row"}}), Language::en, CsvReader::pipe),
            "name,share,geodep\nshort row,,\n");
}

TEST(CsvTable, a_file_for_a_spreadsheet_has_a_mark_crlf_and_no_live_formula) {
  const std::string csv =
      write_csv(table_of({std::string{"=cmd|' /C calc'!A0"}, -0.25, Cell{}}), Language::ja, CsvReader::spreadsheet);
  EXPECT_EQ(csv, "\xEF\xBB\xBFname,share,geodep\r\n'=cmd|' /C calc'!A0,-0.25,\r\n");
}

TEST(CsvTable, words_are_in_the_language_that_is_asked_for) {
  const auto table = table_of({Text{"China", "中国"}, 1.0, Cell{}});
  EXPECT_NE(write_csv(table, Language::ja, CsvReader::pipe).find("中国"), std::string::npos);
  EXPECT_NE(write_csv(table, Language::en, CsvReader::pipe).find("China"), std::string::npos);
}

TEST(CsvTable, a_terminal_gets_no_control_characters_of_foreign_text) {
  const std::string csv =
      write_csv(table_of({std::string{"a\x1b[31mred"}, Cell{}, Cell{}}), Language::en, CsvReader::terminal);
  EXPECT_EQ(csv.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace noroshi::wire
