#include "interfaces/cli/terminal_table.hpp"

#include <algorithm>
#include <numeric>

#include "interfaces/cli/terminal_records.hpp"
#include "interfaces/wire/figure.hpp"
#include "model/cell.hpp"
#include "names/display_width.hpp"

namespace noroshi::cli {
namespace {

constexpr std::size_t kGap = 2;  // blanks between columns
constexpr std::size_t kNarrowestText = 24, kNarrowestHeading = 8, kLongestConstant = 24;
constexpr std::size_t kDefaultNoteWidth = 100;
constexpr std::size_t kWidestText = 60;  // of a column of text in a pipe or file; the rest goes to further lines
constexpr std::size_t kMostText = 160;   // of all columns of text together; beyond it rows are drawn as records

enum class Paint { plain, heading, quiet, flagged, unknown };

std::string_view escape(Paint paint) {
  switch (paint) {
    case Paint::heading:
      return "\x1b[1m";
    case Paint::quiet:
      return "\x1b[2m";
    case Paint::flagged:
      return "\x1b[1;31m";
    case Paint::unknown:
      return "\x1b[33m";
    case Paint::plain:
      break;
  }
  return "";
}

struct Column {
  std::string heading;
  std::vector<std::string> words;  // one per row
  std::vector<Paint> paints;
  bool flush_right = false;
  bool text = false;
  bool name = false;  // of the row: cut rather than broken into lines, so that a row of figures stays one line
  std::size_t width = 0;
};

std::string shown_word(const Cell& cell, CellKind kind, Language language) {
  const auto* verdict = std::get_if<Verdict>(&cell);
  if (verdict != nullptr || (kind == CellKind::verdict && is_unknown(cell)))
    return std::string{wire::verdict_mark(verdict != nullptr ? *verdict : Verdict::unknown)};
  return printable(wire::cell_words(cell, kind, language));
}

Paint paint_of(const Cell& cell) {
  if (is_unknown(cell)) return Paint::unknown;
  const auto* verdict = std::get_if<Verdict>(&cell);
  if (verdict == nullptr) return Paint::plain;
  return *verdict == Verdict::flagged ? Paint::flagged : Paint::quiet;
}

Column make_column(const ReportTable& table, std::size_t c, Language language) {
  const auto& declared = table.columns[c];
  Column column{printable(declared.title.in(language)),
                {},
                {},
                wire::is_numeric(declared.kind),
                declared.kind == CellKind::text,
                declared.lead,
                0};
  if (column.heading.empty()) column.heading = printable(declared.id);
  for (const auto& row : table.rows) {
    const Cell cell = c < row.size() ? row[c] : Cell{};
    std::string word = shown_word(cell, declared.kind, language);
    column.width = std::max(column.width, display_width(word));
    column.words.push_back(std::move(word));
    column.paints.push_back(paint_of(cell));
  }
  return column;
}

std::size_t total_width(const std::vector<Column>& columns) {
  const std::size_t sum = std::accumulate(columns.begin(), columns.end(), std::size_t{0},
                                          [](std::size_t s, const Column& c) { return s + c.width; });
  return sum + kGap * (columns.empty() ? 0 : columns.size() - 1);
}

bool same_in_every_row(const Column& column) {
  return column.words.size() > 1 && std::all_of(column.words.begin(), column.words.end(),
                                                [&](const std::string& word) { return word == column.words.front(); });
}

// Takes out the columns that say the same in every row and returns them as "importer JPN · year 2023". Marks stay.
std::string take_constants(std::vector<Column>& columns) {
  std::string line;
  std::vector<Column> rest;
  for (auto& column : columns) {
    if (same_in_every_row(column) && column.paints.front() == Paint::plain &&
        display_width(column.words.front()) <= kLongestConstant) {
      line.append(line.empty() ? "" : " · ").append(column.heading).append(" ").append(column.words.front());
    } else {
      rest.push_back(std::move(column));
    }
  }
  columns = std::move(rest);
  return line;
}

std::size_t widest_piece(const std::string& heading) {
  std::size_t widest = 0;
  for (const auto& line : wrap(heading, kNarrowestHeading)) widest = std::max(widest, display_width(line));
  return widest;
}

// Narrows headings, then text, until the table fits or nothing more can be taken.
void fit(std::vector<Column>& columns, std::size_t width) {
  for (auto& column : columns) {
    std::size_t content = 0;
    for (const auto& word : column.words) content = std::max(content, display_width(word));
    column.width = std::max(content, widest_piece(column.heading));
  }
  while (total_width(columns) > width) {
    const auto widest = std::max_element(columns.begin(), columns.end(), [](const Column& a, const Column& b) {
      return (a.text ? a.width : 0) < (b.text ? b.width : 0);
    });
    if (widest == columns.end() || !widest->text || widest->width <= kNarrowestText) return;
    const std::size_t excess = total_width(columns) - width;
    widest->width = std::max(kNarrowestText, widest->width - std::min(excess, widest->width - kNarrowestText));
  }
}

// Which columns stand in which block; every block but the first begins with column 0 again.
std::vector<std::vector<std::size_t>> blocks_of(const std::vector<Column>& columns, std::size_t width) {
  std::vector<std::vector<std::size_t>> blocks(1);
  std::size_t used = 0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const std::size_t needed = columns[c].width + (used > 0 ? kGap : 0);
    const std::size_t own = blocks.back().size() - (blocks.size() > 1 ? 1 : 0);
    if (width > 0 && own > 0 && used + needed > width) {
      blocks.push_back({0});
      used = columns[0].width;
    }
    used += columns[c].width + (used > 0 ? kGap : 0);
    blocks.back().push_back(c);
  }
  return blocks;
}

// The lines of a cell: several where text is wider than its column.
std::vector<std::string> cell_lines(const Column& column, std::size_t row) {
  const auto& word = column.words[row];
  if (!column.text || column.name || display_width(word) <= column.width) return {word};
  return wrap(word, column.width);
}

void append_padded(std::string& out, const std::string& word, const Column& column, Paint paint, bool colours,
                   bool last) {
  const std::string shown = cut_to_width(word, column.width);
  const std::size_t blanks = column.width - std::min(column.width, display_width(shown));
  if (column.flush_right) out.append(blanks, ' ');
  const bool painted = colours && paint != Paint::plain;
  if (painted) out.append(escape(paint));
  out.append(shown);
  if (painted) out.append("\x1b[0m");
  if (!column.flush_right && !last) out.append(blanks, ' ');
}

void append_block(std::string& out, const std::vector<Column>& columns, const std::vector<std::size_t>& block,
                  bool colours) {
  std::vector<std::vector<std::string>> headings;
  std::size_t heading_lines = 1;
  for (const std::size_t c : block) {
    headings.push_back(wrap(columns[c].heading, columns[c].width));
    heading_lines = std::max(heading_lines, headings.back().size());
  }
  const auto append_line = [&](auto word_of, auto paint_of) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      if (i > 0) out.append(kGap, ' ');
      append_padded(out, word_of(i), columns[block[i]], paint_of(i), colours, i + 1 == block.size());
    }
    while (out.ends_with(' ')) out.pop_back();
    out.push_back('\n');
  };
  for (std::size_t line = 0; line < heading_lines; ++line) {
    append_line(
        [&](std::size_t i) {  // headings stand on the line of the rule
          const std::size_t skipped = heading_lines - headings[i].size();
          return line < skipped ? std::string{} : headings[i][line - skipped];
        },
        [](std::size_t) { return Paint::heading; });
  }
  for (std::size_t i = 0; i < block.size(); ++i) {
    if (i > 0) out.append(kGap, ' ');
    for (std::size_t n = 0; n < columns[block[i]].width; ++n) out.append("─");
  }
  out.push_back('\n');
  for (std::size_t r = 0; r < columns.front().words.size(); ++r) {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 1;
    for (const std::size_t c : block) {
      lines.push_back(cell_lines(columns[c], r));
      height = std::max(height, lines.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
      append_line([&](std::size_t i) { return line < lines[i].size() ? lines[i][line] : std::string{}; },
                  [&](std::size_t i) { return columns[block[i]].paints[r]; });
    }
  }
}

std::vector<std::size_t> shown_columns(const ReportTable& table) {
  std::vector<std::size_t> shown;
  for (const bool lead : {true, false}) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (table.columns[c].lead == lead && !table.columns[c].file_only) shown.push_back(c);
    }
  }
  return shown;
}

// How wide the columns of text would be together, each kWidestText at most.
std::size_t text_width(const std::vector<Column>& columns) {
  return std::accumulate(columns.begin(), columns.end(), std::size_t{0}, [](std::size_t sum, const Column& c) {
    return sum + (c.text ? std::min(c.width, kWidestText) : 0);
  });
}

}  // namespace

std::string draw_table(const ReportTable& table, const TableLook& look) {
  std::string out;
  if (const std::string title = printable(table.title.in(look.language)); !title.empty()) {
    out.append(look.colours ? fmt::format("{}{}\x1b[0m", escape(Paint::heading), title) : title).append("\n");
  }
  if (table.rows.empty()) {
    return out.append(StaticText{"(no rows)", "（該当する行はありません）"}.in(look.language)).append("\n");
  }
  const auto shown = shown_columns(table);
  std::vector<Column> columns;
  for (const auto c : shown) columns.push_back(make_column(table, c, look.language));
  for (auto& column : columns) column.width = std::max(column.width, display_width(column.heading));
  const std::size_t width = look.width > 0 ? look.width : kDefaultNoteWidth;
  if (text_width(columns) > kMostText && total_width(columns) > width)
    return out.append(out.empty() ? "" : "\n").append(draw_records(table, shown, width, look));
  if (look.width > 0 && total_width(columns) > look.width) {
    const auto all = columns;
    const std::string constants = take_constants(columns);
    if (columns.empty())
      columns = all;
    else if (!constants.empty())
      out.append(cut_to_width(constants, look.width)).append("\n");
    fit(columns, look.width);
  } else if (look.width == 0) {
    for (auto& column : columns) {
      if (column.text) column.width = std::max(std::min(column.width, kWidestText), widest_piece(column.heading));
    }
  }
  bool first = true;
  for (const auto& block : blocks_of(columns, look.width)) {
    if (!first || !out.empty()) out.push_back('\n');
    append_block(out, columns, block, look.colours);
    first = false;
  }
  return out;
}

std::string draw_notes(const ReportTable& table, const TableLook& look) {
  std::string out;
  const bool japanese = look.language == Language::ja;
  const std::size_t width = look.width > 0 ? look.width : kDefaultNoteWidth;
  const auto add = [&](std::string_view label, std::string_view words) {
    const std::size_t indent = display_width(label);
    bool first = true;
    for (const auto& line : wrap(printable(words), std::max<std::size_t>(20, width - std::min(width, indent)))) {
      first ? out.append(label) : out.append(indent, ' ');
      out.append(line).push_back('\n');
      first = false;
    }
  };
  const bool marks = std::any_of(table.columns.begin(), table.columns.end(),
                                 [](const ReportColumn& c) { return c.kind == CellKind::verdict; });
  if (marks) add("", japanese ? "● 該当  · 非該当  ? 不明" : "● flagged  · clear  ? unknown");
  for (const auto& note : table.notes) add(japanese ? "注: " : "Note: ", note.in(look.language));
  for (const auto& provenance : table.provenance) {
    add(japanese ? "出典: " : "Sources: ", wire::provenance_words(provenance, look.language));
  }
  return out;
}

}  // namespace noroshi::cli
