#include "interfaces/cli/terminal_table.hpp"

#include <gtest/gtest.h>

#include "names/display_width.hpp"

namespace noroshi::cli {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

ReportTable sample() {
  ReportTable table;
  table.id = "t";
  table.columns = {{"good", {"Good", "物資"}, CellKind::text, {}},
                   {"usd", {"Value", "金額"}, CellKind::usd, {}},
                   {"m", {"EC", "欧州"}, CellKind::verdict, {}},
                   {"top", {"Top", "首位"}, CellKind::share, {}}};
  table.rows = {{Text{"Magnets", "ネオジム磁石"}, 80.9e9, Verdict::flagged, 0.5},
                {Text{"Ore", "鉱石"}, Cell{}, Verdict::unknown, 0.0712}};
  table.provenance = {{"UN Comtrade", "2023", Date{2024, 9, 30}, 41, {"as reported", "報告値"}}};
  return table;
}

TEST(TerminalTable, columns_line_up_with_wide_letters_and_numbers_stand_right) {
  const auto lines = lines_of(draw_table(sample(), {Language::ja, 0, false}));
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[0], "物資               金額  欧州   首位");
  EXPECT_EQ(lines[2], "ネオジム磁石  809億ドル  ●     50.0%");
  EXPECT_EQ(lines[3], "鉱石               不明  ?      7.1%");
  for (const auto& line : lines) EXPECT_EQ(display_width(line), display_width(lines[1]));
}

TEST(TerminalTable, nothing_is_wider_than_the_terminal) {
  auto table = sample();
  for (int i = 0; i < 12; ++i) {
    table.columns.push_back({"m", {"A method with a long name", "長い名称の手法"}, CellKind::verdict, {}});
    table.rows[0].push_back(Verdict::clear);
    table.rows[1].push_back(Verdict::flagged);
  }
  table.rows[0][0] = std::string(300, 'x');
  for (const std::size_t width : {60U, 80U, 120U}) {
    for (const auto& line : lines_of(draw_table(table, {Language::ja, width, false})))
      EXPECT_LE(display_width(line), width) << line;
  }
}

TEST(TerminalTable, columns_that_never_change_move_under_the_title_when_room_is_short) {
  auto table = sample();
  table.columns.push_back({"importer", {"Importer of all these goods", "輸入国"}, CellKind::text, {}});
  for (auto& row : table.rows) row.push_back(std::string{"JPN"});
  EXPECT_EQ(lines_of(draw_table(table, {Language::en, 30, false}))[0], "Importer of all these goods J…");
}

TEST(TerminalTable, colours_appear_only_when_wanted) {
  EXPECT_EQ(draw_table(sample(), {Language::en, 0, false}).find('\x1b'), std::string::npos);
  EXPECT_NE(draw_table(sample(), {Language::en, 0, true}).find("\x1b[1;31m●"), std::string::npos);
}

TEST(TerminalTable, the_notes_say_marks_and_sources) {
  const std::string notes = draw_notes(sample(), {Language::en, 0, false});
  EXPECT_NE(notes.find("● flagged"), std::string::npos);
  EXPECT_NE(notes.find("Sources: UN Comtrade, period 2023"), std::string::npos);
  EXPECT_NE(notes.find("age 41 days"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::cli
