#include "interfaces/cli/terminal_records.hpp"

#include <algorithm>

#include "interfaces/wire/figure.hpp"
#include "model/cell.hpp"
#include "names/display_width.hpp"

namespace noroshi::cli {
namespace {

constexpr std::size_t kLongValue = 40;  // columns; longer values are paragraphs
constexpr std::size_t kIndent = 2, kHanging = 4, kNarrowest = 20;

const Cell& cell_at(const std::vector<Cell>& row, std::size_t column) {
  static const Cell kNothing{};
  return column < row.size() ? row[column] : kNothing;
}

bool is_long(const ReportTable& table, std::size_t column, Language language) {
  return std::ranges::any_of(table.rows, [&](const auto& row) {
    return display_width(wire::cell_words(cell_at(row, column), table.columns[column].kind, language)) > kLongValue;
  });
}

void append_paragraph(std::string& out, std::string_view words, std::size_t width) {
  std::size_t indent = kIndent;
  for (const auto& line : wrap(words, std::max(kNarrowest, width - std::min(width, kHanging)))) {
    out.append(indent, ' ').append(line).push_back('\n');
    indent = kHanging;
  }
}

}  // namespace

std::string draw_records(const ReportTable& table, const std::vector<std::size_t>& shown, std::size_t width,
                         const TableLook& look) {
  const bool japanese = look.language == Language::ja;
  const std::string_view colon = japanese ? "：" : ": ", comma = japanese ? "、" : ", ";
  const auto name_of = [&](std::size_t c) { return printable(table.columns[c].title.in(look.language)); };
  std::vector<bool> is_paragraph;
  for (const auto c : shown) is_paragraph.push_back(is_long(table, c, look.language));
  std::string out;
  for (const auto& row : table.rows) {
    const auto words_of = [&](std::size_t c) {
      return printable(wire::cell_words(cell_at(row, c), table.columns[c].kind, look.language));
    };
    if (!out.empty()) out.push_back('\n');
    for (const auto& line : wrap(words_of(shown.front()), width))
      out.append(look.colours ? fmt::format("\x1b[1m{}\x1b[0m", line) : line).push_back('\n');
    std::string brief, unknown, paragraphs;
    for (std::size_t i = 1; i < shown.size(); ++i) {
      const auto c = shown[i];
      if (is_unknown(cell_at(row, c))) {
        unknown.append(unknown.empty() ? "" : comma).append(name_of(c));
      } else if (is_paragraph[i]) {
        append_paragraph(paragraphs, fmt::format("{}{}{}", name_of(c), colon, words_of(c)), width);
      } else if (const auto words = words_of(c); !words.empty()) {
        brief.append(brief.empty() ? "" : " · ").append(name_of(c)).append(colon).append(words);
      }
    }
    if (!brief.empty()) append_paragraph(out, brief, width);
    out.append(paragraphs);
    if (!unknown.empty())
      append_paragraph(out, fmt::format("{}{}{}", wire::unknown_word().in(look.language), colon, unknown), width);
  }
  return out;
}

}  // namespace noroshi::cli
