#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace noroshi::columnar {

// For the program noroshi-xlsx alone (xlsx_reader.cpp).
struct TooLarge : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct SharedText {
  std::size_t index;  // among the strings; there may be none of that index
};
struct Cell {
  std::int32_t row, column;  // from 0
  std::variant<double, bool, SharedText> value;
};

// One sheet of a workbook: its cells in the order of the file, and the texts that they share.
struct WorkbookSheet {
  std::vector<std::string> names;  // of all sheets; none: the file is no workbook
  std::string name;                // of the sheet that was read; empty: there is no such sheet
  std::vector<Cell> cells;
  std::vector<std::string> strings;
};

// Reads the sheet of that name, or the first when none is named. Of liborcus it takes the archive and the XML parser:
// liborcus' own import of workbooks drops texts that are not in the shared table and does not follow absolute targets,
// which is how programs write workbooks. Throws what liborcus throws on damage, and TooLarge.
// Source: ECMA-376 part 1, sections 18.2 (workbook), 18.3 (worksheet), 18.4 (shared strings); part 2, section 9
// (relationships).
[[nodiscard]] WorkbookSheet read_workbook(const char* path, std::string_view wanted);

inline constexpr std::int32_t kMaxSheetRows = 1'048'576;  // of the format
inline constexpr std::int32_t kMaxSheetColumns = 16'384;

}  // namespace noroshi::columnar
