#include "interfaces/wire/csv_table.hpp"

#include "model/cell.hpp"
#include "names/display_width.hpp"

namespace noroshi::wire {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool starts_a_formula(std::string_view word) {
  return !word.empty() && std::string_view{"=+-@\t\r"}.find(word.front()) != std::string_view::npos;
}

void append_field(std::string& out, std::string_view word) {
  const bool blank_edge = !word.empty() && (word.front() == ' ' || word.back() == ' ');
  if (!blank_edge && word.find_first_of(",\"\r\n") == std::string_view::npos) {
    out.append(word);
    return;
  }
  out.push_back('"');
  for (const char c : word) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
}

bool is_text(const Cell& cell) {
  return std::holds_alternative<std::string>(cell) || std::holds_alternative<Text>(cell);
}

}  // namespace

std::string write_csv(const ReportTable& table, Language language, CsvReader reader) {
  const bool guard = reader == CsvReader::spreadsheet;
  const std::string_view line_end = guard ? "\r\n" : "\n";
  std::string out{guard ? kByteOrderMark : std::string_view{}};
  const auto append_word = [&](std::string word, bool from_outside) {
    if (guard && from_outside && starts_a_formula(word)) word.insert(0, "'");
    if (reader == CsvReader::terminal) word = printable(word);
    append_field(out, word);
  };
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (c > 0) out.push_back(',');
    append_word(table.columns[c].id, true);
  }
  out.append(line_end);
  for (const auto& row : table.rows) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (c > 0) out.push_back(',');
      if (c < row.size()) append_word(plain_text(row[c], language), is_text(row[c]));
    }
    out.append(line_end);
  }
  return out;
}

}  // namespace noroshi::wire
