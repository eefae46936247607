#pragma once
#include <cstddef>
#include <string>

#include "model/report_table.hpp"

namespace noroshi::cli {

struct TableLook {
  Language language = Language::en;
  std::size_t width = 0;  // columns of the terminal; 0: as wide as it needs (a pipe, a file)
  bool colours = false;
};

// A table for people: title, aligned columns (numbers flush right, East Asian width), verdict marks. When it is wider
// than the terminal, columns that say the same in every row move into a line under the title, headings and long text
// break into lines, names of rows are cut with …, and what still does not fit follows in further blocks that repeat the
// first column. Tables of sentences are drawn as records (terminal_records.hpp), also in a pipe.
[[nodiscard]] std::string draw_table(const ReportTable& table, const TableLook& look);

// What stands under it: the legend of the marks, notes, and one "Sources" line per source. Empty when there is nothing.
[[nodiscard]] std::string draw_notes(const ReportTable& table, const TableLook& look);

}  // namespace noroshi::cli
