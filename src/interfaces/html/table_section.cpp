#include "interfaces/html/table_section.hpp"

#include <algorithm>
#include <vector>

#include "interfaces/html/markup.hpp"
#include "interfaces/wire/figure.hpp"
#include "model/cell.hpp"
#include "use_cases/dossier/sheet.hpp"

namespace noroshi::html {
namespace {

// Bytes of a text that is better not broken: 18 Latin letters, or six of Japanese.
constexpr std::size_t kShortText = 18;
bool is_short(std::string_view words) { return words.size() <= kShortText; }

// Few rows with many columns read better with a line for each column.
constexpr std::size_t kFewRows = 3, kManyColumns = 8;

std::string cell_markup(const Cell& cell, const ReportColumn& column, bool heads_row, Language language) {
  const std::string words = escaped(wire::cell_words(cell, column.kind, language));
  const bool unknown = is_unknown(cell);
  const auto* verdict = std::get_if<Verdict>(&cell);
  if (verdict != nullptr || (unknown && column.kind == CellKind::verdict)) {
    const Verdict shown = verdict != nullptr ? *verdict : Verdict::unknown;
    return fmt::format("<td class=\"v {}\">{} {}</td>", name_of(shown), wire::verdict_mark(shown), words);
  }
  if (heads_row) return fmt::format("<th scope=\"row\"{}>{}</th>", is_short(words) ? " class=\"short\"" : "", words);
  std::string classes = wire::is_numeric(column.kind) ? "n" : is_short(words) ? "short" : "";
  if (unknown) classes.append(classes.empty() ? "unknown" : " unknown");
  return classes.empty() ? fmt::format("<td>{}</td>", words) : fmt::format("<td class=\"{}\">{}</td>", classes, words);
}

std::string head_markup(const ReportTable& table, Language language) {
  std::string out = "<thead><tr>";
  for (const auto& column : table.columns) {
    if (column.file_only) continue;
    out.append(fmt::format("<th scope=\"col\"{}>{}</th>", wire::is_numeric(column.kind) ? " class=\"n\"" : "",
                           escaped(column.title.in(language))));
  }
  return out.append("</tr></thead>\n");
}

std::string line(StaticText label, std::string_view words, Language language) {
  return fmt::format("<p><b>{}</b>{}</p>\n", label.in(language), escaped(words));
}

std::vector<std::size_t> shown_columns(const ReportTable& table) {
  std::vector<std::size_t> shown;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (!table.columns[c].file_only) shown.push_back(c);
  }
  return shown;
}

const Cell& cell_at(const std::vector<Cell>& row, std::size_t column) {
  static const Cell kNothing{};
  return column < row.size() ? row[column] : kNothing;
}

std::string upright_rows(const ReportTable& table, const std::vector<std::size_t>& shown, Language language) {
  std::string out = head_markup(table, language).append("<tbody>\n");
  for (const auto& row : table.rows) {
    out.append("<tr>");
    for (const auto c : shown) out.append(cell_markup(cell_at(row, c), table.columns[c], c == shown.front(), language));
    out.append("</tr>\n");
  }
  return out;
}

std::string turned_rows(const ReportTable& table, const std::vector<std::size_t>& shown, Language language) {
  const auto heading = [&](std::size_t c) { return escaped(table.columns[c].title.in(language)); };
  std::string out = fmt::format("<thead><tr><th scope=\"col\">{}</th>", heading(shown.front()));
  for (const auto& row : table.rows) {
    out.append(fmt::format(
        "<th scope=\"col\" class=\"n\">{}</th>",
        escaped(wire::cell_words(cell_at(row, shown.front()), table.columns[shown.front()].kind, language))));
  }
  out.append("</tr></thead>\n<tbody>\n");
  for (std::size_t i = 1; i < shown.size(); ++i) {
    out.append(fmt::format("<tr><th scope=\"row\">{}</th>", heading(shown[i])));
    for (const auto& row : table.rows) {
      const auto& column = table.columns[shown[i]];
      const bool unknown = is_unknown(cell_at(row, shown[i]));
      out.append(fmt::format("<td class=\"n{}\">{}</td>", unknown ? " unknown" : "",
                             escaped(wire::cell_words(cell_at(row, shown[i]), column.kind, language))));
    }
    out.append("</tr>\n");
  }
  return out;
}

}  // namespace

std::string lines_under(std::span<const Text> notes, std::span<const Provenance> provenance, Language language) {
  if (notes.empty() && provenance.empty()) return {};
  std::string out = "<div class=\"under\">";
  for (const auto& note : notes) out.append(line({"Note: ", "注："}, note.in(language), language));
  for (auto p : provenance) {
    p.source = use_cases::cited(p.source).in(language);
    out.append(line({"Source: ", "出典："}, wire::provenance_words(p, language), language));
  }
  return out.append("</div>\n");
}

std::string table_section(const ReportTable& table, Language language) {
  const auto shown = shown_columns(table);
  const bool turned = !table.rows.empty() && table.rows.size() <= kFewRows && shown.size() >= kManyColumns;
  const auto caption = escaped(table.title.in(language));
  std::string out =
      fmt::format("<section class=\"table\">\n<div class=\"wide\"><table{}>\n{}", turned ? " class=\"turned\"" : "",
                  caption.empty() ? "" : fmt::format("<caption>{}</caption>\n", caption));
  out.append(turned ? turned_rows(table, shown, language) : upright_rows(table, shown, language));
  if (table.rows.empty()) {
    out.append(fmt::format("<tr><td colspan=\"{}\" class=\"unknown\">{}</td></tr>\n",
                           std::max<std::size_t>(1, table.columns.size()),
                           StaticText{"no data loaded", "データなし"}.in(language)));
  }
  out.append("</tbody></table></div>\n");
  std::vector<Text> notes;
  for (const auto& column : table.columns) {
    if (column.file_only || (column.note.en.empty() && column.note.ja.empty())) continue;
    notes.emplace_back(column.title.en + ": " + column.note.en, column.title.ja + "：" + column.note.ja);
  }
  notes.insert(notes.end(), table.notes.begin(), table.notes.end());
  return out.append(lines_under(notes, table.provenance, language)).append("</section>\n");
}

}  // namespace noroshi::html
