#include "interfaces/html/table_section.hpp"

#include "interfaces/html/markup.hpp"
#include "interfaces/wire/cell.hpp"
#include "interfaces/wire/figure.hpp"

namespace noroshi::html {
namespace {

std::string cell_markup(const Cell& cell, const ReportColumn& column, bool heads_row, Language language) {
  const std::string words = escaped(cell_words(cell, column.kind, language));
  const bool unknown = is_unknown(cell, column.kind);
  if (column.kind == CellKind::verdict) {
    const auto verdict = unknown ? std::optional{Verdict::unknown} : verdict_in(cell);
    if (verdict) {
      return fmt::format("<td class=\"v {}\">{} {}</td>", name_of(*verdict), verdict_mark(*verdict), words);
    }
  }
  if (heads_row) return fmt::format("<th scope=\"row\">{}</th>", words);
  std::string classes = is_numeric(column.kind) ? "n" : "";
  if (unknown) classes.append(classes.empty() ? "unknown" : " unknown");
  return classes.empty() ? fmt::format("<td>{}</td>", words) : fmt::format("<td class=\"{}\">{}</td>", classes, words);
}

std::string head_markup(const ReportTable& table, Language language) {
  std::string out = "<thead><tr>";
  for (const auto& column : table.columns) {
    if (column.file_only) continue;
    out.append(fmt::format("<th scope=\"col\"{}>{}</th>", is_numeric(column.kind) ? " class=\"n\"" : "",
                           escaped(column.title.in(language))));
  }
  return out.append("</tr></thead>\n");
}

std::string line(StaticText label, std::string_view words, Language language) {
  return fmt::format("<p><b>{}</b>{}</p>\n", label.in(language), escaped(words));
}

}  // namespace

std::string lines_under(std::span<const Text> notes, std::span<const Provenance> provenance, Language language) {
  if (notes.empty() && provenance.empty()) return {};
  std::string out = "<div class=\"under\">";
  for (const auto& note : notes) out.append(line({"Note: ", "注："}, note.in(language), language));
  for (const auto& p : provenance) out.append(line({"Source: ", "出典："}, provenance_words(p, language), language));
  return out.append("</div>\n");
}

std::string table_section(const ReportTable& table, Language language) {
  std::string out = fmt::format("<section class=\"table\">\n<div class=\"wide\"><table>\n<caption>{}</caption>\n",
                                escaped(table.title.in(language)));
  out.append(head_markup(table, language)).append("<tbody>\n");
  for (const auto& row : table.rows) {
    out.append("<tr>");
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (table.columns[c].file_only) continue;
      out.append(cell_markup(c < row.size() ? row[c] : Cell{}, table.columns[c], c == 0, language));
    }
    out.append("</tr>\n");
  }
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
