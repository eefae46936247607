// The program noroshi-xlsx: copies one sheet of a workbook to CSV and answers on standard output in the words of
// xlsx_sheet.hpp. A program of its own, because liborcus must not take the caller with it (contained_call.hpp).
#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "columnar/process_limits.hpp"
#include "columnar/xlsx_sheet.hpp"
#include "columnar/xlsx_workbook.hpp"

namespace noroshi::columnar {
namespace {

std::string in_quotes(std::string_view text) {
  std::string out{'"'};
  for (const char c : text) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
  return out;
}

std::string written(const Cell& cell, const std::vector<std::string>& strings) {
  if (const auto* number = std::get_if<double>(&cell.value))
    return fmt::format("{}", *number);  // shortest that reads back
  if (const auto* truth = std::get_if<bool>(&cell.value)) return *truth ? "true" : "false";
  const auto index = std::get<SharedText>(cell.value).index;
  return index >= strings.size() || strings[index].empty() ? std::string{} : in_quotes(strings[index]);
}

// Rows in order, every line with as many cells as the widest row; an empty row is an empty line.
bool write_csv(std::vector<Cell>& cells, const std::vector<std::string>& strings, const char* path) {
  std::stable_sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) {
    return std::pair{a.row, a.column} < std::pair{b.row, b.column};
  });
  std::int32_t width = 1;
  for (const auto& cell : cells) width = std::max(width, cell.column + 1);
  if (!cells.empty() &&
      (static_cast<std::size_t>(cells.back().row) + 1) * static_cast<std::size_t>(width) > 10 * kMaxSheetCells) {
    throw TooLarge{"area"};
  }
  std::ofstream file{path, std::ios::binary};
  std::size_t at = 0;
  const std::int32_t rows = cells.empty() ? 0 : cells.back().row + 1;
  for (std::int32_t row = 0; row < rows && file; ++row) {
    std::string line;
    const bool empty = at >= cells.size() || cells[at].row != row;
    for (std::int32_t column = 0; column < width && !empty; ++column) {
      if (column > 0) line.push_back(',');
      std::string value;
      for (; at < cells.size() && cells[at].row == row && cells[at].column == column; ++at)
        value = written(cells[at], strings);
      line += value;
    }
    file << line << '\n';
  }
  file.close();
  return !file.fail();
}

std::string answer(SheetAnswer kind, std::string_view words = {}) {
  return static_cast<char>(kind) + std::string{words};
}

std::string convert(const char* path, const char* sheet, const char* csv) {
  try {
    auto workbook = read_workbook(path, sheet);
    if (workbook.names.empty()) return answer(SheetAnswer::damaged, "no XLSX");
    if (workbook.name.empty()) {
      std::string names;
      for (const auto& known : workbook.names) names += (names.empty() ? "" : ", ") + known;
      return answer(SheetAnswer::missing, names);
    }
    if (!write_csv(workbook.cells, workbook.strings, csv)) return answer(SheetAnswer::unwritten);
    return answer(SheetAnswer::sheet, workbook.name);
  } catch (const TooLarge&) {
    return answer(SheetAnswer::large);
  } catch (const std::bad_alloc&) {
    return answer(SheetAnswer::large);
  } catch (const std::exception& e) {  // liborcus reports damage by exceptions of many types
    return answer(SheetAnswer::damaged, *e.what() == '\0' ? "no XLSX" : e.what());
  }
}

}  // namespace
}  // namespace noroshi::columnar

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("noroshi-xlsx is a part of noroshi: noroshi-xlsx WORKBOOK SHEET CSV\n", stderr);
    return 2;
  }
  std::signal(SIGINT, SIG_IGN);  // the program that asked decides what an interruption means
  noroshi::columnar::limit_this_process();
  const std::string said = noroshi::columnar::convert(argv[1], argv[2], argv[3]);
  return std::fwrite(said.data(), 1, said.size(), stdout) == said.size() && std::fflush(stdout) == 0 ? 0 : 1;
}
