// The program noroshi-xlsx: copies one sheet of a workbook to CSV and answers on standard output in the words of
// xlsx_sheet.hpp. A program of its own, because liborcus must not take the caller with it (contained_call.hpp); the
// only file that includes liborcus. Its import interface is implemented here instead of using its document model: cells
// of one sheet are kept, everything else is ignored.
#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <memory>
#include <new>
#include <orcus/orcus_xlsx.hpp>
#include <orcus/spreadsheet/import_interface.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "columnar/process_limits.hpp"
#include "columnar/xlsx_sheet.hpp"

namespace noroshi::columnar {
namespace {

namespace ss = orcus::spreadsheet;

constexpr ss::row_t kMaxRows = 1'048'576;  // of the format
constexpr ss::col_t kMaxColumns = 16'384;

struct TooLarge : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Strings final : public ss::iface::import_shared_strings {
 public:
  std::size_t append(std::string_view s) override { return strings_.emplace_back(s), strings_.size() - 1; }
  std::size_t add(std::string_view s) override { return append(s); }
  void set_segment_font(std::size_t) override {}
  void set_segment_bold(bool) override {}
  void set_segment_italic(bool) override {}
  void set_segment_font_name(std::string_view) override {}
  void set_segment_font_size(double) override {}
  void set_segment_font_color(ss::color_elem_t, ss::color_elem_t, ss::color_elem_t, ss::color_elem_t) override {}
  void append_segment(std::string_view s) override { segments_ += s; }
  std::size_t commit_segments() override { return append(std::exchange(segments_, {})); }

  [[nodiscard]] std::string_view at(std::size_t i) const {
    return i < strings_.size() ? std::string_view{strings_[i]} : std::string_view{};
  }

 private:
  std::vector<std::string> strings_;
  std::string segments_;
};

struct SharedText {
  std::size_t index;
};
struct Cell {
  ss::row_t row;
  ss::col_t column;
  std::variant<double, bool, SharedText> value;
};

// Cells of one sheet. Texts that are not shared are added to the strings, so that a cell stays small.
class Sheet final : public ss::iface::import_sheet, public ss::iface::import_formula {
 public:
  Sheet(Strings& strings, bool wanted) : strings_{strings}, wanted_{wanted} {}

  void set_auto(ss::row_t r, ss::col_t c, std::string_view s) override { put(r, c, s); }
  void set_string(ss::row_t r, ss::col_t c, ss::string_id_t i) override { put(r, c, SharedText{i}); }
  void set_value(ss::row_t r, ss::col_t c, double v) override { put(r, c, v); }
  void set_bool(ss::row_t r, ss::col_t c, bool v) override { put(r, c, v); }
  void set_date_time(ss::row_t r, ss::col_t c, int year, int month, int day, int, int, double) override {
    put(r, c, std::string_view{fmt::format("{:04}-{:02}-{:02}", year, month, day)});
  }
  void set_format(ss::row_t, ss::col_t, std::size_t) override {}
  void set_format(ss::row_t, ss::col_t, ss::row_t, ss::col_t, std::size_t) override {}
  void fill_down_cells(ss::row_t, ss::col_t, ss::row_t) override {}
  [[nodiscard]] ss::range_size_t get_sheet_size() const override { return {kMaxRows, kMaxColumns}; }
  ss::iface::import_formula* get_formula() override { return this; }

  void set_position(ss::row_t r, ss::col_t c) override { formula_row_ = r, formula_column_ = c; }
  void set_formula(ss::formula_grammar_t, std::string_view) override {}
  void set_shared_formula_index(std::size_t) override {}
  void set_result_string(std::string_view s) override { put(formula_row_, formula_column_, s); }
  void set_result_value(double v) override { put(formula_row_, formula_column_, v); }
  void set_result_bool(bool v) override { put(formula_row_, formula_column_, v); }
  void set_result_empty() override {}
  void commit() override {}

  std::vector<Cell> cells;

 private:
  void put(ss::row_t r, ss::col_t c, std::string_view text) {
    if (wanted_) put(r, c, SharedText{strings_.append(text)});
  }
  void put(ss::row_t r, ss::col_t c, std::variant<double, bool, SharedText> value) {
    if (!wanted_ || r < 0 || r >= kMaxRows || c < 0 || c >= kMaxColumns) return;
    if (cells.size() >= kMaxSheetCells) throw TooLarge{"cells"};
    cells.push_back({r, c, value});
  }

  Strings& strings_;
  bool wanted_;
  ss::row_t formula_row_ = 0;
  ss::col_t formula_column_ = 0;
};

// "B3" or "$B$3": liborcus asks where ranges of formulas, filters and merged cells lie. None of them matters here, but
// an address that is no address must not confuse it.
class Addresses final : public ss::iface::import_reference_resolver {
 public:
  ss::src_address_t resolve_address(std::string_view address) override {
    ss::src_address_t found{0, 0, 0};
    for (const char c : address) {
      if (c >= 'A' && c <= 'Z') found.column = std::min<ss::col_t>(found.column * 26 + (c - 'A' + 1), kMaxColumns);
      if (c >= '0' && c <= '9') found.row = std::min<ss::row_t>(found.row * 10 + (c - '0'), kMaxRows);
    }
    found.column = std::max<ss::col_t>(found.column - 1, 0);
    found.row = std::max<ss::row_t>(found.row - 1, 0);
    return found;
  }
  ss::src_range_t resolve_range(std::string_view range) override {
    const auto colon = range.find(':');
    const auto first = resolve_address(range.substr(0, colon));
    return {first, colon == std::string_view::npos ? first : resolve_address(range.substr(colon + 1))};
  }
};

class Workbook final : public ss::iface::import_factory {
 public:
  explicit Workbook(std::string wanted) : wanted_{std::move(wanted)} {}
  ss::iface::import_shared_strings* get_shared_strings() override { return &strings; }
  ss::iface::import_reference_resolver* get_reference_resolver(ss::formula_ref_context_t) override {
    return &addresses_;
  }
  ss::iface::import_sheet* append_sheet(ss::sheet_t index, std::string_view name) override {
    const bool is_wanted = wanted_.empty() ? index == 0 : name == wanted_;
    names.emplace_back(name);
    sheets_.push_back(std::make_unique<Sheet>(strings, is_wanted));
    if (is_wanted && found == nullptr) {
      found = sheets_.back().get();
      found_name = name;
    }
    return sheets_.back().get();
  }
  ss::iface::import_sheet* get_sheet(std::string_view name) override {
    const auto at = std::find(names.begin(), names.end(), name);
    return at == names.end() ? nullptr : sheets_[static_cast<std::size_t>(at - names.begin())].get();
  }
  ss::iface::import_sheet* get_sheet(ss::sheet_t index) override {
    return index >= 0 && static_cast<std::size_t>(index) < sheets_.size()
               ? sheets_[static_cast<std::size_t>(index)].get()
               : nullptr;
  }
  void finalize() override {}

  Strings strings;
  std::vector<std::string> names;
  Sheet* found = nullptr;
  std::string found_name;

 private:
  std::string wanted_;
  Addresses addresses_;
  std::vector<std::unique_ptr<Sheet>> sheets_;
};

std::string quoted(std::string_view text) {
  std::string out{'"'};
  for (const char c : text) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
  return out;
}

std::string written(const Cell& cell, const Strings& strings) {
  if (const auto* number = std::get_if<double>(&cell.value))
    return fmt::format("{}", *number);  // shortest that reads back
  if (const auto* truth = std::get_if<bool>(&cell.value)) return *truth ? "true" : "false";
  const auto text = strings.at(std::get<SharedText>(cell.value).index);
  return text.empty() ? std::string{} : quoted(text);
}

// Rows in order, every line with as many cells as the widest row; an empty row is an empty line.
bool write_csv(std::vector<Cell>& cells, const Strings& strings, const char* path) {
  std::stable_sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) {
    return std::pair{a.row, a.column} < std::pair{b.row, b.column};
  });
  ss::col_t width = 1;
  for (const auto& cell : cells) width = std::max(width, cell.column + 1);
  if (!cells.empty() &&
      (static_cast<std::size_t>(cells.back().row) + 1) * static_cast<std::size_t>(width) > 10 * kMaxSheetCells) {
    throw TooLarge{"area"};
  }
  std::ofstream file{path, std::ios::binary};
  std::size_t at = 0;
  const ss::row_t rows = cells.empty() ? 0 : cells.back().row + 1;
  for (ss::row_t row = 0; row < rows && file; ++row) {
    std::string line;
    const bool empty = at >= cells.size() || cells[at].row != row;
    for (ss::col_t column = 0; column < width && !empty; ++column) {
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
    Workbook workbook{sheet};
    orcus::orcus_xlsx reader{&workbook};
    reader.read_file(path);
    if (workbook.found == nullptr) {
      std::string names;
      for (const auto& name : workbook.names) names += (names.empty() ? "" : ", ") + name;
      return answer(SheetAnswer::missing, names);
    }
    if (!write_csv(workbook.found->cells, workbook.strings, csv)) return answer(SheetAnswer::unwritten);
    return answer(SheetAnswer::sheet, workbook.found_name);
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
